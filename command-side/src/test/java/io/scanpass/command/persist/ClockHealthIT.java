package io.scanpass.command.persist;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.CommandSideIT;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Status;

class ClockHealthIT extends CommandSideIT {

    @ParameterizedTest
    @CsvSource({"-600, DOWN", "-60, DOWN", "-7, DOWN", "-3, UP", "0, UP", "3, UP", "7, DOWN", "60, DOWN", "600, DOWN"})
    void tellsAClockThatIsNotTheDatabases(int seconds, String status) {
        Clock off = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));
        assertThat(new ClockHealthIndicator(jdbc, off).health().getStatus()).isEqualTo(new Status(status));
    }

    @Test
    void countsForReadiness() {
        Answer readiness = send(request("/actuator/health/readiness"));
        assertThat(readiness
                        .json()
                        .path("components")
                        .path("clock")
                        .path("status")
                        .asString())
                .isEqualTo("UP");
    }
}
