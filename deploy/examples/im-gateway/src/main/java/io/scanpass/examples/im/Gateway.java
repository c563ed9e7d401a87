package io.scanpass.examples.im;

import io.scanpass.consumer.Counts;
import io.scanpass.consumer.security.LiveSessionValidator;
import io.scanpass.consumer.session.RevokedSessions;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.web.SecurityFilterChain;

/** An IM gateway: told the issuer, the audience and where Kafka is, see {@code application.yaml}. */
@SpringBootApplication
public class Gateway {

    public static void main(String[] arguments) {
        SpringApplication.run(Gateway.class, arguments);
    }

    @Bean
    RevokedSessions revokedSessions(KafkaProperties kafka) {
        return RevokedSessions.reading(
                kafka.buildConsumerProperties(), RevokedSessions.Settings.DEFAULT, Counts.none());
    }

    @Bean
    LiveSessionValidator liveSessionsOnly(RevokedSessions revoked) {
        return new LiveSessionValidator(revoked);
    }

    @Bean
    JwtTypeValidator accessTokensOnly() {
        return new JwtTypeValidator("at+jwt");
    }

    @Bean
    SecurityFilterChain bearersOnly(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                .build();
    }

    @Bean
    HealthIndicator sessions(RevokedSessions revoked) {
        return () -> Health.status(revoked.isReady() ? "UP" : "OUT_OF_SERVICE").build();
    }
}
