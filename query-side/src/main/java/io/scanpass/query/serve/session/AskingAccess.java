package io.scanpass.query.serve.session;

import io.scanpass.query.serve.BearerAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Who may ask where he is signed in, and what happened to him: the bearer of any access token of ours. */
@Configuration(proxyBeanMethods = false)
class AskingAccess {

    @Bean
    @Order(1)
    SecurityFilterChain askingChain(HttpSecurity http, BearerAccess access) {
        return http.securityMatcher("/v1/sessions", "/v1/activity")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .with(access, Customizer.withDefaults())
                .build();
    }
}
