package io.scanpass.contract.http;

import io.scanpass.contract.seal.Sha256;
import jakarta.validation.constraints.AssertTrue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * All that the settings hold of a client's secret. A fast hash is enough for what nobody can guess, so the secret must be
 * drawn at random, of 128 bits or more.
 *
 * @param value SHA-256 of the secret's UTF-8 bytes: 43 characters of base64url
 */
public record ClientSecretHash(String value) {

    /** Asked at start, in place of a constraint on the value: whoever gives the secret itself must not find it in the log. */
    @AssertTrue(message = "must be the SHA-256 of the secret in base64url: 43 characters")
    public boolean isWellFormed() {
        return Sha256.isHash(value);
    }

    /** Takes the same time wherever the difference is. */
    public boolean isOf(String secret) {
        return MessageDigest.isEqual(
                Sha256.of(secret).getBytes(StandardCharsets.US_ASCII), value.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "[***]";
    }
}
