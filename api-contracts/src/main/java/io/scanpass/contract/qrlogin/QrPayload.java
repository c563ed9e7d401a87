package io.scanpass.contract.qrlogin;

import io.scanpass.contract.seal.Purpose;
import io.scanpass.contract.seal.SharedKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text a QR code carries after {@code https://<phone origin>/q/}: {@code <login id>.<slot length>.<slot>.<seal>}. A
 * slot is an interval since the epoch, of a length that each client chooses: between 5 and 60 whole seconds. Length and
 * number are written in base 36; the seal is over all three, so the code changes every slot without any write, and whoever
 * reads it needs to know nothing but the key. The slot it was made in and the one after it are accepted, and one slot of
 * clock skew.
 */
public final class QrPayload {

    private static final Duration SHORTEST_SLOT = Duration.ofSeconds(5);
    private static final Duration LONGEST_SLOT = Duration.ofSeconds(60);

    private static final Pattern SHAPE = Pattern.compile("(?<id>[A-Za-z0-9_-]{22})\\.(?<length>[0-9a-z]{1,2})"
            + "\\.(?<slot>[0-9a-z]{1,10})\\.(?<seal>[A-Za-z0-9_-]{22})");
    private static final int BASE = 36;

    private QrPayload() {}

    /** What reading a payload came to. */
    public sealed interface Reading {

        /** Made by us within the last two slots. */
        record Genuine(String loginId) implements Reading {}

        /** Made by us, but a copy of what the page showed before. */
        record Stale(String loginId) implements Reading {}

        /** Not made by us. */
        record Forged() implements Reading {}
    }

    /** Whether a slot may have this length. */
    public static boolean isSlot(Duration length) {
        boolean whole = length.equals(Duration.ofSeconds(length.toSeconds()));
        return whole && length.compareTo(SHORTEST_SLOT) >= 0 && length.compareTo(LONGEST_SLOT) <= 0;
    }

    /** @throws IllegalArgumentException for a slot of no {@link #isSlot allowed length} */
    public static String write(SharedKey key, String loginId, Duration slot, Instant now) {
        if (!isSlot(slot)) throw new IllegalArgumentException("no slot is " + slot + " long");
        long seconds = slot.toSeconds();
        String message = loginId + "." + Long.toString(seconds, BASE) + "." + Long.toString(slotAt(now, seconds), BASE);
        return message + "." + encode(key.seal(Purpose.QR_PAYLOAD, bytes(message)));
    }

    public static Reading read(SharedKey key, String payload, Instant now) {
        Matcher parts = SHAPE.matcher(payload);
        if (!parts.matches()) {
            return new Reading.Forged();
        }
        String loginId = parts.group("id");
        byte[] seal = Base64.getUrlDecoder().decode(parts.group("seal"));
        boolean oneSpelling = encode(seal).equals(parts.group("seal")); // base64url has others for the same bytes
        byte[] message = bytes(payload.substring(0, parts.start("seal") - 1));
        if (!oneSpelling || !key.isSeal(seal, Purpose.QR_PAYLOAD, message)) {
            return new Reading.Forged();
        }
        long seconds = Long.parseLong(parts.group("length"), BASE);
        long age = slotAt(now, seconds) - Long.parseLong(parts.group("slot"), BASE);
        return age >= -1 && age <= 1 ? new Reading.Genuine(loginId) : new Reading.Stale(loginId);
    }

    private static long slotAt(Instant instant, long seconds) {
        return Math.floorDiv(instant.getEpochSecond(), seconds);
    }

    private static byte[] bytes(String message) {
        return message.getBytes(StandardCharsets.US_ASCII);
    }

    private static String encode(byte[] seal) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
    }
}
