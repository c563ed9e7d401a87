package io.scanpass.contract.seal;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A device code (RFC 8628 section 3.2) or an authorization code (RFC 6749 section 1.3.1): base64url of the id of the
 * login or session it belongs to (16 bytes), its end in epoch milliseconds (8), 256 random bits, and a seal (16).
 *
 * <p>The seal lets the query side tell a code whose event is still on its way from one that nobody ever issued. It is
 * no substitute for the random bits: tokens are handed out only where {@link #sha256()} equals the stored hash.
 */
public final class GrantCode {

    private static final int SECRET_BYTES = 32;
    private static final int BODY_BYTES = Ids.BYTES + Long.BYTES + SECRET_BYTES;
    private static final int SEAL_BYTES = 16;

    private final String value;
    private final String id;
    private final Instant expiresAt;

    private GrantCode(String value, String id, Instant expiresAt) {
        this.value = value;
        this.id = id;
        this.expiresAt = expiresAt;
    }

    /** @param purpose {@link Purpose#DEVICE_CODE} or {@link Purpose#AUTHORIZATION_CODE} */
    public static GrantCode issue(SharedKey key, Purpose purpose, String id, Instant expiresAt) {
        byte[] body = ByteBuffer.allocate(BODY_BYTES)
                .put(Base64.getUrlDecoder().decode(id))
                .putLong(expiresAt.toEpochMilli())
                .put(Ids.randomBytes(SECRET_BYTES))
                .array();
        byte[] sealed = ByteBuffer.allocate(BODY_BYTES + SEAL_BYTES)
                .put(body)
                .put(key.seal(purpose, body))
                .array();
        return new GrantCode(encode(sealed), id, Instant.ofEpochMilli(expiresAt.toEpochMilli()));
    }

    /** Empty for anything that was not issued under this key for this purpose. */
    public static Optional<GrantCode> read(SharedKey key, Purpose purpose, String value) {
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(value);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        // The second comparison refuses the other spellings base64url has for the same bytes.
        if (sealed.length != BODY_BYTES + SEAL_BYTES || !encode(sealed).equals(value)) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOf(sealed, BODY_BYTES);
        byte[] seal = Arrays.copyOfRange(sealed, BODY_BYTES, sealed.length);
        if (!key.isSeal(seal, purpose, body)) {
            return Optional.empty();
        }
        String id = encode(Arrays.copyOf(body, Ids.BYTES));
        Instant expiresAt = Instant.ofEpochMilli(ByteBuffer.wrap(body).getLong(Ids.BYTES));
        return Optional.of(new GrantCode(value, id, expiresAt));
    }

    /** The code itself, for the client that asked and for nobody else. */
    public String value() {
        return value;
    }

    /** The login or session it belongs to. */
    public String id() {
        return id;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** What events hold of it: SHA-256 of the code's text, base64url. */
    public String sha256() {
        return Sha256.of(value);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "[***]";
    }
}
