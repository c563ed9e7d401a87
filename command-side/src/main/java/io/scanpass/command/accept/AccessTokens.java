package io.scanpass.command.accept;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Checks access tokens as RFC 9068 section 4 asks of every resource server, against the published keys. Those are kept:
 * while the query side is away, tokens signed with a known key are still good here.
 */
@Configuration(proxyBeanMethods = false)
class AccessTokens {

    private static final int FETCH_TIMEOUT_MILLIS = 1_000;
    private static final int LARGEST_KEY_SET = 64 * 1024;
    private static final Duration KEYS_FRESH_FOR = Duration.ofMinutes(5);
    private static final Duration KEYS_USABLE_FOR = Duration.ofHours(12);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);

    @Bean
    JwtDecoder jwtDecoder(PublicUris uris) throws MalformedURLException {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys(uris.keysUri()))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(List.of(
                new JwtTypeValidator("at+jwt"),
                new JwtIssuerValidator(uris.issuer().toString()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(uris.audience())),
                present("sid"),
                present("client_id"),
                present("auth_time"),
                present(JwtClaimNames.SUB),
                present(JwtClaimNames.EXP))));
        return token -> decode(decoder, token);
    }

    private static OAuth2TokenValidator<Jwt> present(String claim) {
        return new JwtClaimValidator<>(claim, value -> value != null);
    }

    /** A key id nobody knows is a bad token, also while the limit on asking for new keys holds. */
    private static Jwt decode(JwtDecoder decoder, String token) {
        try {
            return decoder.decode(token);
        } catch (JwtException failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof RateLimitReachedException) throw new BadJwtException("unknown key", failure);
            }
            throw failure;
        }
    }

    private static JWKSource<SecurityContext> keys(URI jwks) throws MalformedURLException {
        var retriever = new DefaultResourceRetriever(FETCH_TIMEOUT_MILLIS, FETCH_TIMEOUT_MILLIS, LARGEST_KEY_SET);
        retriever.setHeaders(Map.of("Accept", List.of("application/json")));
        return JWKSourceBuilder.create(jwks.toURL(), retriever)
                .cache(KEYS_FRESH_FOR.toMillis(), 2L * FETCH_TIMEOUT_MILLIS)
                .rateLimited(BETWEEN_FETCHES.toMillis())
                .outageTolerant(KEYS_USABLE_FOR.toMillis())
                .build();
    }
}
