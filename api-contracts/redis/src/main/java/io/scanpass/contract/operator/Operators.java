package io.scanpass.contract.operator;

import io.scanpass.contract.http.Refusals;
import io.scanpass.contract.limit.RateLimits;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/**
 * Import it into a side: its paths for operators have a chain of their own. No access token opens them, and no page of any
 * origin may call them.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OperatorSettings.class)
public class Operators {

    @Bean
    @Order(1)
    SecurityFilterChain operators(HttpSecurity http, OperatorSettings settings, RateLimits limits, Refusals refusals) {
        OperatorGate gate = new OperatorGate(
                settings.secretSha256(),
                limits.limit("wrong-operator-secrets-per-network", settings.wrongSecretsPerNetwork()),
                refusals);
        return http.securityMatcher("/v1/operator", "/v1/operator/**")
                .addFilterBefore(gate, AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .cors(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable) // no cookie: nothing to forge
                .headers(AbstractHttpConfigurer::disable) // they stand on every answer already
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }
}
