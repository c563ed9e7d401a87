package io.scanpass.contract.http;

import jakarta.validation.constraints.AssertTrue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * All that the settings hold of a client's secret. A fast hash is enough for what nobody can guess, so the secret must be
 * drawn at random, of 128 bits or more.
 *
 * @param value SHA-256 of the secret's UTF-8 bytes: 43 characters of base64url
 */
public record ClientSecretHash(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

    /** Asked at start, in place of a constraint on the value: whoever gives the secret itself must not find it in the log. */
    @AssertTrue(message = "must be the SHA-256 of the secret in base64url: 43 characters")
    public boolean isWellFormed() {
        return SHAPE.matcher(value).matches();
    }

    /** Takes the same time wherever the difference is. */
    boolean isOf(String secret) {
        return MessageDigest.isEqual(
                sha256(secret).getBytes(StandardCharsets.US_ASCII), value.getBytes(StandardCharsets.US_ASCII));
    }

    private static String sha256(String secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has SHA-256
        }
    }

    @Override
    public String toString() {
        return "[***]";
    }
}
