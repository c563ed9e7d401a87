package io.scanpass.query.serve;

import io.scanpass.contract.RejectionCode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** What anyone may ask, what nobody may, and from which pages. What needs a token has rules where it is served. */
@Configuration(proxyBeanMethods = false)
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
        "/oauth2/token",
        "/oauth2/jwks",
        "/.well-known/openid-configuration",
        "/.well-known/oauth-authorization-server",
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
    CorsConfigurationSource corsConfigurationSource(CorsSettings settings, ServeSettings own) {
        CorsConfiguration cors = new CorsConfiguration();
        Stream<String> ours = Stream.of(own.issuer(), own.phoneOrigin()).map(AccessConfig::origin);
        cors.setAllowedOriginPatterns(Stream.concat(settings.allowedOrigins().stream(), ours)
                .map(AccessConfig::numericPort)
                .toList());
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST"));
        cors.setAllowedHeaders(List.of(
                "Authorization", "Content-Type", "Last-Event-ID", "Cache-Control", "traceparent", "tracestate"));
        cors.setExposedHeaders(List.of("Retry-After", "WWW-Authenticate", "X-Trace-Id"));
        cors.setAllowCredentials(false);
        cors.setMaxAge(Duration.ofHours(1));
        UrlBasedCorsConfigurationSource paths = new UrlBasedCorsConfigurationSource();
        List.of("/oauth2/**", "/.well-known/**", "/v1/**").forEach(path -> paths.registerCorsConfiguration(path, cors));
        return paths;
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }

    /** Spring takes {@code :*} for any text, {@code :[*]} for any port. */
    private static String numericPort(String pattern) {
        return pattern.endsWith(":*") ? pattern.substring(0, pattern.length() - 1) + "[*]" : pattern;
    }
}
