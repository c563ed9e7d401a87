package io.scanpass.query.serve.keys;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How tokens may be signed (RFC 7518 section 3.1; RFC 8037 section 3.1, on Ed25519), and what a key for it publishes. */
public enum SigningAlgorithm {
    ES256("ES256"),
    ED_DSA("EdDSA"),
    RS256("RS256");

    private static final int P256_BITS = 256;
    private static final int RSA_BITS = 3072;
    private static final int SHORTEST_RSA = 2048; // RFC 7518 section 3.3

    private final String wireName;

    SigningAlgorithm(String wireName) {
        this.wireName = wireName;
    }

    /** The {@code alg} of a header and of a key. */
    public String wireName() {
        return wireName;
    }

    SignatureAlgorithm jws() {
        return switch (this) {
            case ES256 -> Jwts.SIG.ES256;
            case ED_DSA -> Jwts.SIG.EdDSA;
            case RS256 -> Jwts.SIG.RS256;
        };
    }

    /** RFC 7518 sections 6.2.1 and 6.3.1, RFC 8037 section 2. */
    List<String> publicMembers() {
        return switch (this) {
            case ES256 -> List.of("crv", "x", "y");
            case ED_DSA -> List.of("crv", "x");
            case RS256 -> List.of("n", "e");
        };
    }

    KeyPair generate() {
        try {
            return switch (this) {
                case ES256 -> generate("EC", new ECGenParameterSpec("secp256r1"));
                case ED_DSA -> generate("Ed25519", NamedParameterSpec.ED25519);
                case RS256 -> generate("RSA", new RSAKeyGenParameterSpec(RSA_BITS, RSAKeyGenParameterSpec.F4));
            };
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible); // every Java platform we run on has all three
        }
    }

    private static KeyPair generate(String kind, AlgorithmParameterSpec parameters) throws GeneralSecurityException {
        KeyPairGenerator pairs = KeyPairGenerator.getInstance(kind);
        pairs.initialize(parameters);
        return pairs.generateKeyPair();
    }

    /** Empty for a key that signs nothing here: another kind or curve, or too short. */
    static Optional<SigningAlgorithm> of(PublicKey key) {
        return Arrays.stream(values()).filter(each -> each.fits(key)).findFirst();
    }

    private boolean fits(PublicKey key) {
        return switch (this) {
            case ES256 ->
                key instanceof ECPublicKey ec
                        && ec.getParams().getCurve().getField().getFieldSize() == P256_BITS;
            case ED_DSA ->
                key instanceof EdECPublicKey ed
                        && ed.getParams().getName().equals(NamedParameterSpec.ED25519.getName());
            case RS256 -> key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= SHORTEST_RSA;
        };
    }
}
