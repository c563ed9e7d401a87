package io.scanpass.contract.seal;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that both sides hold, so that either recognises what the other issued without asking it. Every use has a
 * key of its own, derived from this one by HMAC-SHA-256 over the purpose.
 */
public final class SharedKey {

    private static final String HMAC = "HmacSHA256";
    private static final int MINIMUM_BYTES = 32;
    private static final int SEAL_BYTES = 16;

    private final byte[] secret;

    private SharedKey(byte[] secret) {
        this.secret = secret;
    }

    /**
     * @param text at least 32 random bytes in base64url
     * @throws IllegalArgumentException when it is shorter or not base64url; the message does not repeat it
     */
    public static SharedKey parse(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("the shared key is not base64url");
        }
        if (bytes.length < MINIMUM_BYTES) {
            throw new IllegalArgumentException("the shared key has " + bytes.length + " bytes, fewer than 32");
        }
        return new SharedKey(bytes);
    }

    /** The first 128 bits of an HMAC-SHA-256 (RFC 2104 section 5 allows the cut). */
    public byte[] seal(Purpose purpose, byte[] message) {
        return Arrays.copyOf(hmac(hmac(secret, purpose.label()), message), SEAL_BYTES);
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(message);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has HmacSHA256
        }
    }

    @Override
    public String toString() {
        return "[***]";
    }
}
