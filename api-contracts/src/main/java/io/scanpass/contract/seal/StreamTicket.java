package io.scanpass.contract.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Opens the stream, the state and the picture of one QR login, and nothing else: base64url of the login's end in epoch
 * milliseconds (8 bytes), the slot length of its QR code in seconds (2 bytes), and a seal over the login id and both (16
 * bytes). Nothing of it is stored.
 *
 * @param expiresAt the instant the login ends
 * @param slot how long one QR code of it is shown
 */
public record StreamTicket(Instant expiresAt, Duration slot) {

    private static final int BODY_BYTES = Long.BYTES + Short.BYTES;
    private static final int SEAL_BYTES = 16;

    public String issue(SharedKey key, String loginId) {
        byte[] body = ByteBuffer.allocate(BODY_BYTES)
                .putLong(expiresAt.toEpochMilli())
                .putShort((short) slot.toSeconds())
                .array();
        return encode(ByteBuffer.allocate(BODY_BYTES + SEAL_BYTES)
                .put(body)
                .put(key.seal(Purpose.STREAM_TICKET, message(body, loginId)))
                .array());
    }

    /** Empty when the ticket is not for this login. */
    public static Optional<StreamTicket> read(SharedKey key, String loginId, String ticket) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(ticket);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        // The second comparison refuses the other spellings base64url has for the same bytes.
        if (bytes.length != BODY_BYTES + SEAL_BYTES || !encode(bytes).equals(ticket)) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOf(bytes, BODY_BYTES);
        byte[] seal = Arrays.copyOfRange(bytes, BODY_BYTES, bytes.length);
        if (!key.isSeal(seal, Purpose.STREAM_TICKET, message(body, loginId))) {
            return Optional.empty();
        }
        ByteBuffer sealed = ByteBuffer.wrap(body);
        return Optional.of(
                new StreamTicket(Instant.ofEpochMilli(sealed.getLong()), Duration.ofSeconds(sealed.getShort())));
    }

    private static byte[] message(byte[] body, String loginId) {
        byte[] id = loginId.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(body.length + id.length).put(body).put(id).array();
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
