package io.scanpass.query.serve.user;

import io.scanpass.contract.jwt.TokenDecoder;
import io.scanpass.query.serve.BearerAccess;
import io.scanpass.query.serve.ServeSettings;
import io.scanpass.query.serve.keys.SigningKey;
import io.scanpass.query.serve.keys.SigningKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.web.SecurityFilterChain;

/** Who may ask userinfo: the bearer of an access token of ours (RFC 6750, RFC 9068 section 4). */
@Configuration(proxyBeanMethods = false)
class OwnTokensConfig {

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    @Bean
    @Order(1)
    SecurityFilterChain userinfoAccess(HttpSecurity http, BearerAccess access) {
        return http.securityMatcher("/oauth2/userinfo")
                .authorizeHttpRequests(requests -> requests.anyRequest().hasAuthority("SCOPE_openid"))
                .with(access, Customizer.withDefaults())
                .build();
    }

    /** Tokens for us, among others. */
    @Bean
    @Primary
    JwtDecoder ownTokens(SigningKeys keys, ServeSettings settings, Clock clock) {
        JwtClaimValidator<List<String>> forUs =
                new JwtClaimValidator<>("aud", audience -> audience != null && settings.isOurs(audience));
        return decoder(keys, new DelegatingOAuth2TokenValidator<>(ours(settings, clock), forUs), clock);
    }

    /** Tokens of ours, whoever they are for. */
    @Bean
    JwtDecoder issuedTokens(SigningKeys keys, ServeSettings settings, Clock clock) {
        return decoder(keys, ours(settings, clock), clock);
    }

    private static JwtDecoder decoder(SigningKeys keys, OAuth2TokenValidator<Jwt> validator, Clock clock) {
        return TokenDecoder.accessTokens(
                (keyId, algorithm) -> published(keys, keyId, clock.instant())
                        .filter(key -> key.algorithm().wireName().equals(algorithm.getName()))
                        .map(key -> List.of(key.publicKey()))
                        .orElse(List.of()),
                validator);
    }

    /** A key that this node does not know may sign at another one since a moment ago. */
    private static Optional<SigningKey> published(SigningKeys keys, String keyId, Instant now) {
        return keys.ring().find(keyId, now).or(() -> keys.latest().find(keyId, now));
    }

    private static OAuth2TokenValidator<Jwt> present(String claim) {
        return new JwtClaimValidator<>(claim, value -> value != null);
    }

    private static OAuth2TokenValidator<Jwt> ours(ServeSettings settings, Clock clock) {
        JwtTimestampValidator timestamps = new JwtTimestampValidator(CLOCK_SKEW);
        timestamps.setClock(clock);
        timestamps.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                timestamps,
                new JwtIssuerValidator(settings.issuer().toString()),
                present(JwtClaimNames.SUB),
                present("sid"));
    }
}
