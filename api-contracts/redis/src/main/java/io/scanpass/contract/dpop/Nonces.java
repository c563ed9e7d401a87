package io.scanpass.contract.dpop;

import io.scanpass.contract.seal.Purpose;
import io.scanpass.contract.seal.SharedKey;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * Nonces that a server gives out (RFC 9449 section 8), none of them stored: base64url of the number of the five-minute
 * slot since the epoch (8 bytes) and a seal over it (16). Good in that slot and the next, on every node.
 */
final class Nonces {

    private static final Duration SLOT = Duration.ofMinutes(5);
    private static final int SEAL_BYTES = 16;

    private final SharedKey key;
    private final Clock clock;

    Nonces(SharedKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    String current() {
        byte[] slot = bytes(slotOf(clock.instant()));
        byte[] nonce = ByteBuffer.allocate(Long.BYTES + SEAL_BYTES)
                .put(slot)
                .put(key.seal(Purpose.DPOP_NONCE, slot))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
    }

    boolean isGood(String nonce) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
        if (bytes.length != Long.BYTES + SEAL_BYTES) return false;
        byte[] slot = Arrays.copyOf(bytes, Long.BYTES);
        byte[] seal = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
        if (!key.isSeal(seal, Purpose.DPOP_NONCE, slot)) return false;
        long age = slotOf(clock.instant()) - ByteBuffer.wrap(slot).getLong();
        return age == 0 || age == 1;
    }

    private static long slotOf(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), SLOT.toSeconds());
    }

    private static byte[] bytes(long slot) {
        return ByteBuffer.allocate(Long.BYTES).putLong(slot).array();
    }
}
