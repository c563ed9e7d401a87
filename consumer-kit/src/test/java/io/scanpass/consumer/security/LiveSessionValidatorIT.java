package io.scanpass.consumer.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.scanpass.consumer.Broker;
import io.scanpass.consumer.Counts;
import io.scanpass.consumer.Records;
import io.scanpass.consumer.session.RevokedSessions;
import io.scanpass.contract.seal.Ids;
import io.scanpass.embedded.Ports;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

class LiveSessionValidatorIT {

    private static final Jwt NO_SESSION =
            Jwt.withTokenValue("t").header("alg", "none").issuedAt(Records.AT).build();

    @Test
    void refusesTheTokensOfASessionThatHasEnded() {
        Broker broker = Broker.selected();
        String ended = Ids.random();
        broker.publish(Records.sent(Records.revoked(ended), 1));
        try (RevokedSessions revoked = reading(broker)) {
            await().atMost(Duration.ofSeconds(20)).until(revoked::isCaughtUp);
            LiveSessionValidator validator = new LiveSessionValidator(revoked);
            assertThat(validator.validate(of(ended)).getErrors())
                    .extracting("errorCode")
                    .containsExactly("invalid_token");
            assertThat(validator.validate(of(Ids.random())).hasErrors()).isFalse();
            assertThat(validator.validate(NO_SESSION).hasErrors()).isTrue();
        }
    }

    @Test
    void neitherTakesNorRefusesATokenBeforeItKnows() {
        try (RevokedSessions revoked = reading(new Broker("localhost:" + Ports.free()))) {
            assertThatExceptionOfType(JwtException.class)
                    .isThrownBy(() -> new LiveSessionValidator(revoked).validate(of(Ids.random())));
        }
    }

    private static RevokedSessions reading(Broker broker) {
        return RevokedSessions.reading(broker.consumer(), RevokedSessions.Settings.DEFAULT, Counts.none());
    }

    private static Jwt of(String sessionId) {
        return Jwt.withTokenValue("t")
                .header("alg", "none")
                .issuedAt(Instant.now())
                .claim("sid", sessionId)
                .build();
    }
}
