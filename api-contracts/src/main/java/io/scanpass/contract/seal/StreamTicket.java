package io.scanpass.contract.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Opens the stream, the state and the picture of one QR login, and nothing else: base64url of the login's end in epoch
 * milliseconds (8 bytes) and a seal over the login id and that end (16 bytes). Nothing of it is stored.
 */
public final class StreamTicket {

    private static final int SEAL_BYTES = 16;

    private StreamTicket() {}

    public static String issue(SharedKey key, String loginId, Instant expiresAt) {
        long end = expiresAt.toEpochMilli();
        byte[] ticket = ByteBuffer.allocate(Long.BYTES + SEAL_BYTES)
                .putLong(end)
                .put(key.seal(Purpose.STREAM_TICKET, message(loginId, end)))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ticket);
    }

    /** The instant the login ends, or empty when the ticket is not for this login. */
    public static Optional<Instant> read(SharedKey key, String loginId, String ticket) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(ticket);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes.length != Long.BYTES + SEAL_BYTES) {
            return Optional.empty();
        }
        long end = ByteBuffer.wrap(bytes).getLong();
        byte[] seal = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
        return key.isSeal(seal, Purpose.STREAM_TICKET, message(loginId, end))
                ? Optional.of(Instant.ofEpochMilli(end))
                : Optional.empty();
    }

    private static byte[] message(String loginId, long end) {
        byte[] id = loginId.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + id.length).putLong(end).put(id).array();
    }
}
