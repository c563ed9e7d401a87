package io.scanpass.contract.jwt;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.scanpass.contract.http.CompactJws;
import java.security.PublicKey;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Signed tokens of ours: explicitly typed, {@code ES256}, {@code EdDSA} or {@code RS256}, by the published key that
 * {@code kid} names and for that key's own algorithm (RFC 8725 sections 3.1 and 3.11).
 */
public final class TokenDecoder {

    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.ES256, JWSAlgorithm.EdDSA, JWSAlgorithm.RS256);

    private TokenDecoder() {}

    /** Published keys. */
    public interface Keys {

        /**
         * The keys of this id and algorithm; none for a key that is not published.
         *
         * @throws KeySourceException when they cannot be asked for
         */
        List<PublicKey> find(String keyId, JWSAlgorithm algorithm) throws KeySourceException;
    }

    /** Typed {@code at+jwt} (RFC 9068 section 4). */
    public static JwtDecoder accessTokens(Keys keys, OAuth2TokenValidator<Jwt> validator) {
        return typed(keys, validator, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"));
    }

    /** Typed {@code JWT}, as no access token is. */
    public static JwtDecoder idTokens(Keys keys, OAuth2TokenValidator<Jwt> validator) {
        return typed(keys, validator, JOSEObjectType.JWT);
    }

    private static JwtDecoder typed(Keys keys, OAuth2TokenValidator<Jwt> validator, JOSEObjectType... types) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(types));
        processor.setJWSKeySelector(selector(keys));
        processor.setJWSVerifierFactory(new VerifierFactory());
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // the validator does it
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(validator);
        return token -> {
            if (!CompactJws.isWellFormed(token)) throw new BadJwtException("no JWS in compact form");
            return decoder.decode(token);
        };
    }

    private static JWSKeySelector<SecurityContext> selector(Keys keys) {
        return (header, context) -> {
            String keyId = header.getKeyID();
            JWSAlgorithm algorithm = header.getAlgorithm();
            return keyId == null || !ALGORITHMS.contains(algorithm) ? List.of() : keys.find(keyId, algorithm);
        };
    }
}
