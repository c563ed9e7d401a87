package io.scanpass.query;

import io.jsonwebtoken.security.EcPrivateJwk;
import io.jsonwebtoken.security.Jwks;
import io.scanpass.contract.seal.SharedKey;
import io.scanpass.testing.JwtSigner;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** Keys of this test run. */
public final class TestKeys {

    public static final String SHARED = random();
    public static final String ENCRYPTION = random();
    public static final String SIGNING = jwk();
    public static final SharedKey SHARED_KEY = SharedKey.parse(SHARED);

    /** Of the confidential client {@code tv}; it needs the form encoding inside Basic. */
    public static final String TV_SECRET = "tv-secret: +%&=\u00fc";

    /** Of the client {@code bank}, which signs assertions. */
    public static final JwtSigner BANK = JwtSigner.onP256("2026");

    static final String TV_SECRET_SHA256 = "ASrmPTb35vKPOUYavcJSYqDTcK6AwnRKunTzAJj2jL4";

    private TestKeys() {}

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return base64(bytes);
    }

    public static String jwk() {
        KeyPair pair = keyPair();
        ECPublicKey publicKey = (ECPublicKey) pair.getPublic();
        ECPrivateKey privateKey = (ECPrivateKey) pair.getPrivate();
        return """
                {"kty":"EC","crv":"P-256","kid":"test","x":"%s","y":"%s","d":"%s"}""".formatted(
                        base64(bytes(publicKey.getW().getAffineX())),
                        base64(bytes(publicKey.getW().getAffineY())),
                        base64(bytes(privateKey.getS())));
    }

    /** The key pair of such a JWK. */
    public static KeyPair pair(String jwk) {
        EcPrivateJwk key = (EcPrivateJwk) Jwks.parser().build().parse(jwk);
        return new KeyPair(key.toPublicJwk().toKey(), key.toKey());
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(BigInteger number) {
        byte[] signed = number.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(32, signed.length);
        System.arraycopy(signed, signed.length - length, fixed, 32 - length, length);
        return Arrays.copyOf(fixed, 32);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
