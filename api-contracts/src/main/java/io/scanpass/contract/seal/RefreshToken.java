package io.scanpass.contract.seal;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A refresh token (RFC 6749 section 1.5). It is a pure function of what it says, so none is ever stored: base64url of the
 * session id (16 bytes), the session's end in epoch milliseconds (8), the generation (4), the instant it was issued (8), the
 * thumbprint of the key it is bound to (32, or nothing) and a seal (16).
 *
 * @param sessionEnd in whole milliseconds, as {@code issuedAt}
 * @param generation 0 for the first of a session, one more with each rotation
 * @param boundTo thumbprint of the key that must be proved with it (RFC 9449 section 5); null for none
 */
public record RefreshToken(
        String sessionId,
        Instant sessionEnd,
        int generation,
        Instant issuedAt,
        @Nullable String boundTo) {

    private static final int UNBOUND_BYTES = Ids.BYTES + Long.BYTES + Integer.BYTES + Long.BYTES;
    private static final int THUMBPRINT_BYTES = 32;
    private static final int SEAL_BYTES = 16;

    /** The token itself, for its client and nobody else. */
    public String write(SharedKey key) {
        byte[] thumbprint =
                boundTo == null ? new byte[0] : Base64.getUrlDecoder().decode(boundTo);
        byte[] body = ByteBuffer.allocate(UNBOUND_BYTES + thumbprint.length)
                .put(Base64.getUrlDecoder().decode(sessionId))
                .putLong(sessionEnd.toEpochMilli())
                .putInt(generation)
                .putLong(issuedAt.toEpochMilli())
                .put(thumbprint)
                .array();
        return encode(ByteBuffer.allocate(body.length + SEAL_BYTES)
                .put(body)
                .put(key.seal(Purpose.REFRESH_TOKEN, body))
                .array());
    }

    /** Empty for anything that was not written under this key. */
    public static Optional<RefreshToken> read(SharedKey key, String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        int bodyBytes = bytes.length - SEAL_BYTES;
        boolean bound = bodyBytes == UNBOUND_BYTES + THUMBPRINT_BYTES;
        // The second comparison refuses the other spellings base64url has for the same bytes.
        if ((bodyBytes != UNBOUND_BYTES && !bound) || !encode(bytes).equals(text)) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOf(bytes, bodyBytes);
        if (!key.isSeal(Arrays.copyOfRange(bytes, bodyBytes, bytes.length), Purpose.REFRESH_TOKEN, body)) {
            return Optional.empty();
        }
        ByteBuffer parts = ByteBuffer.wrap(body, Ids.BYTES, UNBOUND_BYTES - Ids.BYTES);
        return Optional.of(new RefreshToken(
                encode(Arrays.copyOf(body, Ids.BYTES)),
                Instant.ofEpochMilli(parts.getLong()),
                parts.getInt(),
                Instant.ofEpochMilli(parts.getLong()),
                bound ? encode(Arrays.copyOfRange(body, UNBOUND_BYTES, bodyBytes)) : null));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
