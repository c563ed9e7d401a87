package io.scanpass.query.serve;

import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.dpop.Dpop;
import io.scanpass.contract.http.ClientAssertions;
import io.scanpass.contract.http.FailureCodes;
import io.scanpass.contract.http.HttpAnswers;
import io.scanpass.contract.http.Origins;
import io.scanpass.contract.http.Refusals;
import io.scanpass.contract.http.Stateless;
import io.scanpass.contract.redis.RedisUsedIds;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** What anyone may ask, and what nobody may. What needs a token has rules where it is served. */
@Configuration(proxyBeanMethods = false)
@Import({HttpAnswers.class, Dpop.class})
class AccessConfig {

    private static final String[] PUBLIC = {
        "/",
        "/*.html",
        "/*.js",
        "/*.css",
        "/*.svg",
        "/*.png",
        "/*.ico",
        "/assets/**",
        "/v1/qr-logins/**",
        "/oauth2/authorize",
        "/oauth2/authorize/request",
        "/oauth2/token",
        "/oauth2/introspect",
        "/oauth2/jwks",
        "/.well-known/openid-configuration",
        "/.well-known/oauth-authorization-server",
        "/openapi.yaml",
        "/asyncapi.yaml",
        "/schemas/*.json",
        "/actuator/health/**",
        "/actuator/prometheus",
        "/error"
    };

    /** What is not listed is refused, and refused as if it were not there. */
    @Bean
    @Order(2)
    SecurityFilterChain publicAccess(HttpSecurity http, Refusals refusals) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(PUBLIC)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(refused -> refused.authenticationEntryPoint((request, response, anonymous) ->
                                refusals.write(request, response, RejectionCode.NOT_FOUND))
                        .accessDeniedHandler((request, response, denied) ->
                                refusals.write(request, response, RejectionCode.NOT_FOUND)))
                .with(new Stateless(), Customizer.withDefaults())
                .build();
    }

    @Bean
    Origins origins(ServeSettings settings) {
        return new Origins(settings.issuer(), settings.phoneOrigin());
    }

    @Bean
    ClientAssertions clientAssertions(Origins origins, StringRedisTemplate redis, Clock clock) {
        RedisUsedIds used = new RedisUsedIds(redis, "assertion", ClientAssertions.REMEMBERED);
        return new ClientAssertions(origins.own(), origins.own(), used, clock);
    }

    @Bean
    FailureCodes failureCodes() {
        return failure -> failure instanceof DataAccessException
                ? RejectionCode.TEMPORARILY_UNAVAILABLE // Redis does not answer
                : RejectionCode.INTERNAL_ERROR;
    }
}
