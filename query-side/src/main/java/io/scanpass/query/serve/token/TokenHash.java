package io.scanpass.query.serve.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Hashes of tokens. */
final class TokenHash {

    private TokenHash() {}

    /** SHA-256 in base64url. */
    static String base64(String token) {
        return encode(hash("SHA-256", token));
    }

    /**
     * The left half of the hash of an access token (OpenID Connect Core section 3.1.3.6), which ties it to its ID token.
     *
     * @param algorithm how the ID token is signed; Ed25519 hashes with SHA-512 itself (RFC 8032 section 5.1), so does this
     */
    static String atHash(String accessToken, String algorithm) {
        byte[] hash = hash(algorithm.equals("EdDSA") ? "SHA-512" : "SHA-256", accessToken);
        return encode(Arrays.copyOf(hash, hash.length / 2));
    }

    private static byte[] hash(String algorithm, String token) {
        try {
            return MessageDigest.getInstance(algorithm).digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has it
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
