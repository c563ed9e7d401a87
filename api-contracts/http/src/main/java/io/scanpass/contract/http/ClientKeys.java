package io.scanpass.contract.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import jakarta.validation.constraints.AssertTrue;
import java.math.BigInteger;
import java.text.ParseException;
import java.util.List;

/**
 * The public keys of a client that signs for itself, in the settings a JWK set (RFC 7517 section 5) as JSON text: EC on
 * P-256, or RSA of 2048 bits or more.
 */
public final class ClientKeys {

    private static final int SHORTEST_RSA = 2048;
    private static final BigInteger SMALLEST_EXPONENT = BigInteger.valueOf(3);

    private final List<JWK> keys;

    public ClientKeys(String jwks) {
        keys = parse(jwks);
    }

    /** Asked at start, in place of a constraint on the text: whoever gives a private key must not find it in the log. */
    @AssertTrue(
            message = "must be a JWK set of public keys and nothing else, each EC on P-256 for ES256"
                    + " or RSA of 2048 bits or more for PS256 or RS256")
    public boolean isUsable() {
        return !keys.isEmpty();
    }

    /** None when one of them will not do. */
    private static List<JWK> parse(String jwks) {
        try {
            List<JWK> keys = JWKSet.parse(jwks).getKeys();
            Object[] named = JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(jwks), "keys");
            boolean allKnown = named != null && named.length == keys.size(); // those of an unknown kty are left out
            return allKnown && keys.stream().allMatch(ClientKeys::isFitToVerify) ? keys : List.of();
        } catch (ParseException | IllegalArgumentException malformed) {
            return List.of();
        }
    }

    private static boolean isFitToVerify(JWK key) {
        boolean toVerify = (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
                && (key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY));
        return toVerify && !key.isPrivate() && isStrong(key) && isForAlgorithm(key);
    }

    private static boolean isStrong(JWK key) {
        return switch (key) {
            case ECKey ec -> ec.getCurve().equals(Curve.P_256);
            case RSAKey rsa ->
                rsa.size() >= SHORTEST_RSA
                        && !Roca.isIn(rsa.getModulus().decodeToBigInteger())
                        && rsa.getPublicExponent().decodeToBigInteger().testBit(0)
                        && rsa.getPublicExponent().decodeToBigInteger().compareTo(SMALLEST_EXPONENT) >= 0;
            default -> false;
        };
    }

    private static boolean isForAlgorithm(JWK key) {
        return key.getAlgorithm() == null
                || ClientAssertions.ALGORITHMS.stream()
                        .map(JWSAlgorithm::parse)
                        .anyMatch(algorithm -> matches(key, algorithm));
    }

    private static boolean matches(JWK key, JWSAlgorithm algorithm) {
        boolean ofItsKind = key instanceof ECKey ? algorithm.equals(JWSAlgorithm.ES256) : isRsa(algorithm);
        return ofItsKind && (key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm));
    }

    private static boolean isRsa(JWSAlgorithm algorithm) {
        return algorithm.equals(JWSAlgorithm.PS256) || algorithm.equals(JWSAlgorithm.RS256);
    }

    /** Whether one of them signed it, by an algorithm that goes with the key; the one it names, if they have names. */
    boolean signed(SignedJWT assertion) {
        String name = assertion.getHeader().getKeyID();
        return keys.stream()
                .filter(key ->
                        name == null || key.getKeyID() == null || key.getKeyID().equals(name))
                .filter(key -> matches(key, assertion.getHeader().getAlgorithm()))
                .anyMatch(key -> signed(key, assertion));
    }

    private static boolean signed(JWK key, SignedJWT assertion) {
        try {
            JWSVerifier verifier = key instanceof ECKey ec ? new ECDSAVerifier(ec) : new RSASSAVerifier(key.toRSAKey());
            return assertion.verify(verifier);
        } catch (JOSEException unusable) {
            return false;
        }
    }

    @Override
    public String toString() {
        return keys.size() + " public keys";
    }
}
