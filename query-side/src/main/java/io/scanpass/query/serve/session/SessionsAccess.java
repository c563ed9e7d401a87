package io.scanpass.query.serve.session;

import io.scanpass.query.serve.BearerAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Who may ask where he is signed in: the bearer of any access token of ours. */
@Configuration(proxyBeanMethods = false)
class SessionsAccess {

    @Bean
    @Order(1)
    SecurityFilterChain sessionsChain(HttpSecurity http, BearerAccess access) {
        return http.securityMatcher("/v1/sessions")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .with(access, Customizer.withDefaults())
                .build();
    }
}
