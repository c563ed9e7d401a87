package io.scanpass.acceptance;

import java.util.List;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.annotation.RegisteredOAuth2AuthorizedClient;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A Spring Boot application as anyone would write it: told the issuer, its client id, its secret and its scopes. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(RelyingParty.Pages.class)
class RelyingParty {

    static ConfigurableApplicationContext start(ScanPass scanPass) {
        String issuer = scanPass.querySide.uri().toString();
        List<String> settings = List.of(
                "spring.security.oauth2.client.registration.scanpass.client-id=rp-demo",
                "spring.security.oauth2.client.registration.scanpass.client-secret=" + ScanPass.RP_SECRET,
                "spring.security.oauth2.client.registration.scanpass.scope=openid,profile",
                "spring.security.oauth2.client.provider.scanpass.issuer-uri=" + issuer,
                "spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer,
                // That of a side: its jar is here to be run, and holds the class where only its own loader looks.
                "spring.autoconfigure.exclude=io.scanpass.command.persist.AxonAfterDataSource",
                "server.address=127.0.0.1",
                "server.port=0");
        return SpringApplication.run(
                RelyingParty.class,
                settings.stream().map(setting -> "--" + setting).toArray(String[]::new));
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http) {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2Login(Customizer.withDefaults())
                .build();
    }

    /** deploy/decisions/0005. */
    @Bean
    JwtTypeValidator accessTokensSaySo() {
        return new JwtTypeValidator("at+jwt");
    }

    @RestController
    static class Pages {

        @GetMapping("/me")
        Person me(
                @AuthenticationPrincipal OidcUser user,
                @RegisteredOAuth2AuthorizedClient("scanpass") OAuth2AuthorizedClient client) {
            return new Person(
                    Objects.requireNonNull(user.getSubject()),
                    Objects.requireNonNull(user.getFullName()),
                    client.getAccessToken().getTokenValue());
        }

        @GetMapping("/api/me")
        String caller(@AuthenticationPrincipal Jwt token) {
            return Objects.requireNonNull(token.getSubject());
        }
    }

    record Person(String id, String name, String accessToken) {}
}
