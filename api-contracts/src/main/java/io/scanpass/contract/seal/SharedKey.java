package io.scanpass.contract.seal;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that both sides hold, so that either recognises what the other issued without asking it. Every use has a
 * key of its own, derived from this one by HMAC-SHA-256 over the purpose.
 *
 * <p>It is rotated without a break: give every node the new secret behind the old one, then in front of it, and take the
 * old one away when what it sealed has ended.
 */
public final class SharedKey {

    private static final String HMAC = "HmacSHA256";
    private static final int MINIMUM_BYTES = 32;
    private static final int SEAL_BYTES = 16;

    private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");

    private final List<byte[]> secrets;

    private SharedKey(List<byte[]> secrets) {
        this.secrets = secrets;
    }

    /**
     * @param text at least 32 random bytes in base64url; more such secrets may follow, separated by commas or white space:
     *     the first one seals, all of them are recognised
     * @throws IllegalArgumentException when one is shorter or not base64url; the message does not repeat it
     */
    public static SharedKey parse(String text) {
        return new SharedKey(
                SEPARATOR.splitAsStream(text.strip()).map(SharedKey::secret).toList());
    }

    private static byte[] secret(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("the shared key is not base64url");
        }
        if (bytes.length < MINIMUM_BYTES) {
            throw new IllegalArgumentException("the shared key has " + bytes.length + " bytes, fewer than 32");
        }
        return bytes;
    }

    /** The first 128 bits of an HMAC-SHA-256 (RFC 2104 section 5 allows the cut). */
    public byte[] seal(Purpose purpose, byte[] message) {
        return seal(secrets.getFirst(), purpose, message);
    }

    /** Whether one of the secrets made this seal; takes the same time whatever is wrong with it. */
    public boolean isSeal(byte[] seal, Purpose purpose, byte[] message) {
        boolean found = false;
        for (byte[] secret : secrets) found |= MessageDigest.isEqual(seal(secret, purpose, message), seal);
        return found;
    }

    private static byte[] seal(byte[] secret, Purpose purpose, byte[] message) {
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
