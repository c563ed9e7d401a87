package io.scanpass.query.serve.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.query.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class KeysConfigTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(Keys.class)
            .withPropertyValues("scanpass.keys.signing=" + TestKeys.SIGNING, "scanpass.keys.shared=" + TestKeys.SHARED);

    @Configuration(proxyBeanMethods = false)
    @Import(KeysConfig.class)
    @EnableConfigurationProperties(KeySettings.class)
    static class Keys {}

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

    private void assertRefuses(String setting, String value, String why) {
        application.withPropertyValues(setting + "=" + value).run(context -> {
            Throwable failure = context.getStartupFailure();
            assertThat(failure).isNotNull().hasRootCauseInstanceOf(UnusableKey.class);
            FailureAnalysis analysis = new UnusableKeyAnalyzer().analyze(failure);
            assertThat(analysis).isNotNull();
            assertThat(analysis.getDescription()).startsWith("The setting " + setting + " " + why);
            assertThat(failure).hasStackTraceContaining(setting);
            if (!value.isEmpty()) {
                assertThat(analysis.getDescription()).doesNotContain(value);
            }
        });
    }
}
