package io.scanpass.query.serve.token;

import io.scanpass.query.serve.keys.RefreshKey;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Refresh tokens are a pure function of session, end, generation and key, so none is ever stored: base64url of the session
 * id (16 bytes), the session's end in epoch milliseconds (8), the generation (4), the thumbprint of the key it is bound to
 * (32, or nothing) and an HMAC-SHA-256 over these (32).
 */
@Component
final class RefreshTokens {

    private static final int ID_BYTES = 16;
    private static final int UNBOUND_BYTES = ID_BYTES + Long.BYTES + Integer.BYTES;
    private static final int THUMBPRINT_BYTES = 32;
    private static final int MAC_BYTES = 32;

    private final RefreshKey key;

    RefreshTokens(RefreshKey key) {
        this.key = key;
    }

    String write(RefreshToken token) {
        byte[] thumbprint =
                token.boundTo() == null ? new byte[0] : Base64.getUrlDecoder().decode(token.boundTo());
        byte[] body = ByteBuffer.allocate(UNBOUND_BYTES + thumbprint.length)
                .put(Base64.getUrlDecoder().decode(token.sessionId()))
                .putLong(token.sessionEnd().toEpochMilli())
                .putInt(token.generation())
                .put(thumbprint)
                .array();
        return encode(ByteBuffer.allocate(body.length + MAC_BYTES)
                .put(body)
                .put(key.hmac(body))
                .array());
    }

    /** Empty for anything that was not written under this key. */
    Optional<RefreshToken> read(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        int bodyBytes = bytes.length - MAC_BYTES;
        boolean bound = bodyBytes == UNBOUND_BYTES + THUMBPRINT_BYTES;
        if ((bodyBytes != UNBOUND_BYTES && !bound) || !encode(bytes).equals(text)) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOf(bytes, bodyBytes);
        if (!MessageDigest.isEqual(key.hmac(body), Arrays.copyOfRange(bytes, bodyBytes, bytes.length))) {
            return Optional.empty();
        }
        ByteBuffer parts = ByteBuffer.wrap(body, ID_BYTES, Long.BYTES + Integer.BYTES);
        Instant end = Instant.ofEpochMilli(parts.getLong());
        return Optional.of(new RefreshToken(
                encode(Arrays.copyOf(body, ID_BYTES)),
                end,
                parts.getInt(),
                bound ? encode(Arrays.copyOfRange(body, UNBOUND_BYTES, bodyBytes)) : null));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
