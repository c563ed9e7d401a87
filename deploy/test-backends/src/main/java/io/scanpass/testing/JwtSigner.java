package io.scanpass.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Holds a private key and signs whatever it is told to, well-formed or not: a client, an issuer, or a thief. */
public final class JwtSigner {

    private static final PSSParameterSpec PS256 =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

    private final JWK key;

    public JwtSigner(JWK key) {
        this.key = key;
    }

    public static JwtSigner onP256(String keyId) {
        try {
            return new JwtSigner(new ECKeyGenerator(Curve.P_256).keyID(keyId).generate());
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public static JwtSigner withRsa(String keyId, int bits) {
        try {
            return new JwtSigner(new RSAKeyGenerator(bits, true).keyID(keyId).generate());
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public JWK key() {
        return key;
    }

    /** RFC 7517 section 5. */
    public String publicJwks() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    /** {@code private_key_jwt} as a client makes it (OpenID Connect Core 1.0 section 9). */
    public String assertion(String clientId, Object audience) {
        return assertion(clientId, audience, members -> {});
    }

    /** The same with claims changed, or header members, whose names begin with a dot here; null takes one away. */
    public String assertion(String clientId, Object audience, Consumer<Map<String, Object>> change) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(".alg", key instanceof ECKey ? "ES256" : "RS256");
        if (key.getKeyID() != null) members.put(".kid", key.getKeyID());
        members.put("iss", clientId);
        members.put("sub", clientId);
        members.put("aud", audience);
        members.put("jti", UUID.randomUUID().toString());
        members.put("iat", now);
        members.put("exp", now + 60);
        change.accept(members);
        return sign(members);
    }

    /** Claims, and header members, whose names begin with a dot here; those that are null are left out. */
    public String sign(Map<String, ? extends @Nullable Object> members) {
        Map<String, Object> header = new LinkedHashMap<>();
        Map<String, Object> claims = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (value != null) (name.startsWith(".") ? header : claims).put(name.replaceFirst("^\\.", ""), value);
        });
        return sign(JSONObjectUtils.toJSONString(header), JSONObjectUtils.toJSONString(claims));
    }

    /** By the header's {@code alg} where that is one of ours and goes with the key, else by the key's own. */
    public String sign(String header, String payload) {
        String input = encoded(header) + "." + encoded(payload);
        return input + "." + Base64URL.encode(signature(header, input.getBytes(StandardCharsets.US_ASCII)));
    }

    public byte[] signature(String header, byte[] input) {
        try {
            Signature signature = Signature.getInstance(
                    key instanceof ECKey
                            ? "SHA256withECDSAinP1363Format"
                            : header.contains("PS256") ? "RSASSA-PSS" : "SHA256withRSA");
            if (header.contains("PS256") && key instanceof RSAKey) signature.setParameter(PS256);
            signature.initSign(privateKey());
            signature.update(input);
            return signature.sign();
        } catch (GeneralSecurityException | JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private PrivateKey privateKey() throws JOSEException {
        return key instanceof ECKey ec ? ec.toECPrivateKey() : key.toRSAKey().toRSAPrivateKey();
    }

    public static String encoded(String text) {
        return Base64URL.encode(text).toString();
    }
}
