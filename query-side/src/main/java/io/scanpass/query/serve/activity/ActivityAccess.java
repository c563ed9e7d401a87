package io.scanpass.query.serve.activity;

import io.scanpass.query.serve.BearerAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Who may ask what happened to him: the bearer of any access token of ours. */
@Configuration(proxyBeanMethods = false)
class ActivityAccess {

    @Bean
    @Order(1)
    SecurityFilterChain activityChain(HttpSecurity http, BearerAccess access) {
        return http.securityMatcher("/v1/activity")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .with(access, Customizer.withDefaults())
                .build();
    }
}
