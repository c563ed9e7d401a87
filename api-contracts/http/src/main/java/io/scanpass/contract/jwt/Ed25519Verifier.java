package io.scanpass.contract.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.CriticalHeaderParamsDeferral;
import com.nimbusds.jose.crypto.impl.EdDSAProvider;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPublicKey;

/** RFC 8037 section 3.1. */
final class Ed25519Verifier extends EdDSAProvider implements JWSVerifier {

    private static final int SIGNATURE_BYTES = 64;

    private final CriticalHeaderParamsDeferral critical = new CriticalHeaderParamsDeferral();
    private final EdECPublicKey key;

    Ed25519Verifier(EdECPublicKey key) {
        this.key = key;
    }

    @Override
    public boolean verify(JWSHeader header, byte[] signed, Base64URL signature) throws JOSEException {
        byte[] bytes = signature.decode();
        if (!critical.headerPasses(header) || bytes.length != SIGNATURE_BYTES) return false;
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(bytes);
        } catch (SignatureException noSignature) {
            return false;
        } catch (GeneralSecurityException failure) {
            throw new JOSEException(failure.getMessage(), failure);
        }
    }
}
