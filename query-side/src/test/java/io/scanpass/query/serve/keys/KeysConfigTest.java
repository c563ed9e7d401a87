package io.scanpass.query.serve.keys;

import static io.scanpass.query.serve.keys.SigningAlgorithm.ED_DSA;
import static io.scanpass.query.serve.keys.SigningAlgorithm.ES256;
import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.query.TestKeys;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class KeysConfigTest {

    private static final String ENCRYPTION = "scanpass.keys.encryption=" + TestKeys.ENCRYPTION;

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(Keys.class)
            .withPropertyValues("scanpass.keys.signing=" + TestKeys.SIGNING, "scanpass.keys.shared=" + TestKeys.SHARED);

    @Configuration(proxyBeanMethods = false)
    @Import(KeysConfig.class)
    @EnableConfigurationProperties({KeySettings.class, KeyDemand.class})
    static class Keys {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    @Test
    void startsWithTheKeysOfAnEmbeddedDefault() {
        application.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(KeySettings.class).toString()).isEqualTo("[***]");
        });
    }

    @Test
    void takesAFileThatEndsWithANewLine() {
        application
                .withPropertyValues("scanpass.keys.shared=" + TestKeys.SHARED + "\n")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @CsvSource({"signing", "shared"})
    void namesTheSettingThatIsMissing(String name) {
        assertRefuses("scanpass.keys." + name, "", "is missing");
    }

    @ParameterizedTest
    @CsvSource({"signing", "shared"})
    void namesTheSettingThatIsMalformedWithoutRepeatingIt(String name) {
        assertRefuses("scanpass.keys." + name, "c2VjcmV0", "is malformed");
    }

    @Test
    void keepsItsKeysInAFile(@TempDir Path folder) {
        String file = "scanpass.keys.file=" + folder.resolve("keys.jwe");
        application
                .withPropertyValues("scanpass.keys.signing=", file, ENCRYPTION)
                .withPropertyValues("scanpass.keys.algorithm=EdDSA", "scanpass.clients.app.name=asks for nothing")
                .run(context -> assertThat(
                                context.getBean(SigningKeys.class).ring().keys())
                        .extracting(SigningKey::algorithm)
                        .containsExactlyInAnyOrder(ES256, ES256, ED_DSA, ED_DSA));
        assertRefuses(
                "scanpass.keys.signing", TestKeys.SIGNING, "is set, and scanpass.keys.file too", file, ENCRYPTION);
        assertRefuses("scanpass.keys.encryption", "", "is missing", "scanpass.keys.signing=", file);
        assertRefuses("scanpass.keys.encryption", "c2VjcmV0", "is malformed", "scanpass.keys.signing=", file);
        assertRefuses(
                "scanpass.keys.file",
                folder.resolve("keys.jwe").toString(),
                "cannot be used: not encrypted with this key",
                "scanpass.keys.signing=",
                "scanpass.keys.encryption=" + TestKeys.SHARED);
        assertRefuses(
                "scanpass.keys.file",
                folder.resolve("nowhere/keys.jwe").toString(),
                "cannot be used: NoSuchFileException",
                "scanpass.keys.signing=",
                ENCRYPTION);
    }

    @Test
    void namesTheAlgorithmThatNoFixedKeyHas() {
        assertRefuses(
                "scanpass.keys.signing",
                TestKeys.SIGNING,
                "has no key that signs RS256",
                "scanpass.keys.algorithm=RS256");
    }

    @ParameterizedTest
    @CsvSource({
        "publish-ahead, 301s, publish-ahead must be at least max-age and poll together",
        "rotation, 10m, rotation must be longer than publish-ahead",
        "poll, 0s, poll must be positive"
    })
    void refusesASchedulePublishedTooLate(String setting, String value, String why) {
        application
                .withPropertyValues("scanpass.keys." + setting + "=" + value)
                .run(context -> assertThat(context.getStartupFailure()).hasStackTraceContaining(why));
    }

    private void assertRefuses(String setting, String value, String why, String... others) {
        application
                .withPropertyValues(others)
                .withPropertyValues(setting + "=" + value)
                .run(context -> {
                    Throwable failure = context.getStartupFailure();
                    assertThat(failure).isNotNull().hasRootCauseInstanceOf(UnusableKey.class);
                    FailureAnalysis analysis = new UnusableKeyAnalyzer().analyze(failure);
                    assertThat(analysis).isNotNull();
                    assertThat(analysis.getDescription()).startsWith("The setting " + setting + " " + why);
                    assertThat(failure).hasStackTraceContaining(setting);
                    if (!value.isEmpty() && !setting.endsWith("file")) {
                        assertThat(analysis.getDescription()).doesNotContain(value);
                    }
                });
    }
}
