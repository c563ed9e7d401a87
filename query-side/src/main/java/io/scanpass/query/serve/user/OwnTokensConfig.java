package io.scanpass.query.serve.user;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.dpop.Dpop;
import io.scanpass.contract.http.Refusals;
import io.scanpass.contract.http.Stateless;
import io.scanpass.query.serve.ServeSettings;
import io.scanpass.query.serve.keys.SigningKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.SecurityFilterChain;

/** Who may ask userinfo: the bearer of an access token of ours (RFC 6750, RFC 9068 section 4). */
@Configuration(proxyBeanMethods = false)
class OwnTokensConfig {

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    @Bean
    @Order(1)
    SecurityFilterChain userinfoAccess(HttpSecurity http, JwtDecoder decoder, Refusals refusals, Dpop.Resource dpop) {
        BearerTokenAuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
        BearerTokenAccessDeniedHandler denial = new BearerTokenAccessDeniedHandler();
        return http.securityMatcher("/oauth2/userinfo")
                .authorizeHttpRequests(requests -> requests.anyRequest().hasAuthority("SCOPE_openid"))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(decoder))
                        .authenticationEntryPoint((request, response, failure) -> {
                            challenge.commence(request, response, failure);
                            refusals.write(request, response, RejectionCode.UNAUTHENTICATED);
                        })
                        .accessDeniedHandler((request, response, failure) -> {
                            denial.handle(request, response, failure);
                            refusals.write(request, response, RejectionCode.INSUFFICIENT_SCOPE);
                        }))
                .with(dpop, Customizer.withDefaults())
                .with(new Stateless(), Customizer.withDefaults())
                .build();
    }

    @Bean
    JwtDecoder ownTokens(SigningKey key, ServeSettings settings, Clock clock) {
        ECKey publicKey =
                new ECKey.Builder(Curve.P_256, key.publicKey()).keyID(key.id()).build();
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, new ImmutableJWKSet<>(new JWKSet(publicKey))));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // the validators below do it
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(validator(settings, clock));
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> validator(ServeSettings settings, Clock clock) {
        JwtTimestampValidator timestamps = new JwtTimestampValidator(CLOCK_SKEW);
        timestamps.setClock(clock);
        timestamps.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                timestamps,
                new JwtIssuerValidator(settings.issuer().toString()),
                new JwtClaimValidator<List<String>>(
                        "aud", audience -> audience != null && !Collections.disjoint(audience, settings.audience())));
    }
}
