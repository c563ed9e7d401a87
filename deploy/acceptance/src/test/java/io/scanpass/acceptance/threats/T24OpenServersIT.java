package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T24: under the profile for production neither side starts towards open servers. */
class T24OpenServersIT {

    @ParameterizedTest
    @ValueSource(strings = {"commandSideJar", "querySideJar"})
    void aSideWithTheDefaultsDoesNotStart(String jar) throws IOException, InterruptedException {
        ProcessBuilder side = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        System.getProperty(jar))
                .redirectErrorStream(true);
        side.environment().put("SPRING_PROFILES_ACTIVE", "production");
        Process process = side.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        assertThat(said)
                .contains("too open for the profile production")
                .contains("spring.data.redis.password is missing")
                .contains("spring.kafka.security.protocol must be SSL or SASL_SSL")
                .doesNotContain("\tat ");
    }
}
