package io.scanpass.command.accept;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import io.scanpass.contract.jwt.TokenDecoder;
import java.net.MalformedURLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;

/**
 * Checks access tokens as RFC 9068 section 4 asks of every resource server, against the published keys. Those are kept:
 * while the query side is away, tokens signed with a known key are still good here.
 */
@Configuration(proxyBeanMethods = false)
class AccessTokens {

    private static final int FETCH_TIMEOUT_MILLIS = 1_000;
    private static final int LARGEST_KEY_SET = 64 * 1024;

    @Bean
    PublishedKeys publishedKeys(PublicUris uris, Clock clock) throws MalformedURLException {
        var retriever = new DefaultResourceRetriever(FETCH_TIMEOUT_MILLIS, FETCH_TIMEOUT_MILLIS, LARGEST_KEY_SET);
        retriever.setHeaders(Map.of("Accept", List.of("application/json")));
        return new PublishedKeys(uris.keysUri().toURL(), retriever, uris.jwksRefresh(), clock);
    }

    @Bean
    JwtDecoder jwtDecoder(PublishedKeys keys, PublicUris uris) {
        return TokenDecoder.accessTokens(
                keys,
                JwtValidators.createDefaultWithValidators(List.of(
                        new JwtTypeValidator("at+jwt", "application/at+jwt"),
                        new JwtIssuerValidator(uris.issuer().toString()),
                        new JwtClaimValidator<List<String>>(
                                JwtClaimNames.AUD, audience -> audience != null && audience.contains(uris.audience())),
                        present("sid"),
                        present("client_id"),
                        present("auth_time"),
                        present(JwtClaimNames.SUB),
                        present(JwtClaimNames.EXP))));
    }

    private static OAuth2TokenValidator<Jwt> present(String claim) {
        return new JwtClaimValidator<>(claim, value -> value != null);
    }
}
