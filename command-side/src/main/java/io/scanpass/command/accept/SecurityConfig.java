package io.scanpass.command.accept;

import io.scanpass.contract.dpop.Dpop;
import io.scanpass.contract.http.ClientAssertions;
import io.scanpass.contract.http.HttpAnswers;
import io.scanpass.contract.http.Origins;
import io.scanpass.contract.http.Stateless;
import io.scanpass.contract.operator.OperatorSecurity;
import io.scanpass.contract.redis.RedisUsedIds;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;

/** Who may ask what: registration, sign-in and requesting a QR code are open to all, the rest takes an access token. */
@Configuration(proxyBeanMethods = false)
@Import({HttpAnswers.class, Dpop.class, OperatorSecurity.class})
class SecurityConfig {

    @Bean
    SecurityFilterChain security(HttpSecurity http, Unauthenticated unauthenticated, Dpop.Resource dpop) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/v1/users", "/v1/configuration")
                        .permitAll()
                        .requestMatchers("/v1/**")
                        .authenticated()
                        .anyRequest() // pages, probes, and 404 or 405 for what does not exist
                        .permitAll())
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults())
                        .authenticationEntryPoint(unauthenticated)
                        .accessDeniedHandler(unauthenticated)
                        .withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                            @Override
                            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                                // By default a key fetch that fails would surface as a 500.
                                filter.setAuthenticationFailureHandler(unauthenticated::commence);
                                return filter;
                            }
                        }))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(unauthenticated).accessDeniedHandler(unauthenticated))
                .with(dpop, Customizer.withDefaults())
                .with(new Stateless(), Customizer.withDefaults())
                .build();
    }

    @Bean
    ClientAssertions clientAssertions(Origins origins, StringRedisTemplate redis, Clock clock) {
        RedisUsedIds used = new RedisUsedIds(redis, "assertion", ClientAssertions.REMEMBERED);
        return new ClientAssertions(origins.other(), origins.own(), used, clock);
    }

    @Bean
    Origins origins(PublicUris uris) {
        return new Origins(uris.phoneOrigin(), uris.issuer());
    }
}
