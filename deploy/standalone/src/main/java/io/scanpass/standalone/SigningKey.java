package io.scanpass.standalone;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** A new ES256 private key as a JSON Web Key (RFC 7517, RFC 7518 section 6.2). */
final class SigningKey {

    private static final int COORDINATE_BYTES = 32;

    private SigningKey() {}

    static String generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return toJson(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no P-256", e);
        }
    }

    private static String toJson(KeyPair pair) throws GeneralSecurityException {
        String x = coordinate(((ECPublicKey) pair.getPublic()).getW().getAffineX());
        String y = coordinate(((ECPublicKey) pair.getPublic()).getW().getAffineY());
        String d = coordinate(((ECPrivateKey) pair.getPrivate()).getS());
        return """
                {"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"%s","x":"%s","y":"%s","d":"%s"}""".formatted(thumbprint(x, y), x, y, d);
    }

    // RFC 7638 section 3: the required members only, in lexicographic order, without white space.
    private static String thumbprint(String x, String y) throws GeneralSecurityException {
        String members = """
                {"crv":"P-256","kty":"EC","x":"%s","y":"%s"}""".formatted(x, y);
        return encode(MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.UTF_8)));
    }

    // BigInteger drops leading zeroes and may add a sign byte; RFC 7518 wants the full length of the coordinate.
    private static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
        Arrays.fill(bytes, (byte) 0);
        return encode(fixed);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
