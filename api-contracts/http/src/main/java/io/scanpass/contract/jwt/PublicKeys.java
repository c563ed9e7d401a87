package io.scanpass.contract.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Optional;

/** JSON Web Keys as the platform's keys. */
public final class PublicKeys {

    /** What RFC 8410 section 4 puts before the 32 bytes of an Ed25519 key. */
    private static final String ED25519_PREFIX = "302a300506032b6570032100";

    private PublicKeys() {}

    /** Empty for a key that none of our algorithms goes with. */
    public static Optional<PublicKey> of(JWK jwk) {
        try {
            return switch (jwk) {
                case ECKey ec when Curve.P_256.equals(ec.getCurve()) -> Optional.of(ec.toECPublicKey());
                case RSAKey rsa -> Optional.of(rsa.toRSAPublicKey());
                case OctetKeyPair okp when Curve.Ed25519.equals(okp.getCurve()) -> Optional.of(ed25519(okp));
                default -> Optional.empty();
            };
        } catch (JOSEException | GeneralSecurityException noSuchPoint) {
            return Optional.empty();
        }
    }

    private static PublicKey ed25519(OctetKeyPair key) throws GeneralSecurityException {
        String encoded = ED25519_PREFIX + HexFormat.of().formatHex(key.getDecodedX());
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(encoded)));
    }
}
