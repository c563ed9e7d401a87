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
 * The text a QR code carries after {@code https://<phone origin>/q/}: {@code <login id>.<slot>.<seal>}. The slot is the
 * number of the 15-second interval since the epoch, in base 36; the seal is over both, so the code changes every slot
 * without any write. The slot it was made in and the one after it are accepted, and one slot of clock skew.
 */
public final class QrPayload {

    public static final Duration SLOT = Duration.ofSeconds(15);

    private static final Pattern SHAPE =
            Pattern.compile("(?<id>[A-Za-z0-9_-]{22})\\.(?<slot>[0-9a-z]{1,10})\\.(?<seal>[A-Za-z0-9_-]{22})");
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

    public static String write(SharedKey key, String loginId, Instant now) {
        String slot = Long.toString(slotOf(now), BASE);
        byte[] seal = key.seal(Purpose.QR_PAYLOAD, message(loginId, slot));
        return loginId + "." + slot + "." + encode(seal);
    }

    public static Reading read(SharedKey key, String payload, Instant now) {
        Matcher parts = SHAPE.matcher(payload);
        if (!parts.matches()) {
            return new Reading.Forged();
        }
        String loginId = parts.group("id");
        byte[] seal = Base64.getUrlDecoder().decode(parts.group("seal"));
        boolean oneSpelling = encode(seal).equals(parts.group("seal")); // base64url has others for the same bytes
        if (!oneSpelling || !key.isSeal(seal, Purpose.QR_PAYLOAD, message(loginId, parts.group("slot")))) {
            return new Reading.Forged();
        }
        long age = slotOf(now) - Long.parseLong(parts.group("slot"), BASE);
        return age >= -1 && age <= 1 ? new Reading.Genuine(loginId) : new Reading.Stale(loginId);
    }

    private static long slotOf(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), SLOT.toSeconds());
    }

    private static byte[] message(String loginId, String slot) {
        return (loginId + "." + slot).getBytes(StandardCharsets.US_ASCII);
    }

    private static String encode(byte[] seal) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
    }
}
