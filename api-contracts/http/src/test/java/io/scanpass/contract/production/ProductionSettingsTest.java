package io.scanpass.contract.production;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

class ProductionSettingsTest {

    private final MockEnvironment settings = new MockEnvironment()
            .withProperty("scanpass.issuer", "https://login.example")
            .withProperty("scanpass.phone-origin", "https://phone.example")
            .withProperty("scanpass.cors.allowed-origins", "https://shop.example,https://im.example")
            .withProperty("spring.data.redis.password", "secret")
            .withProperty("spring.data.redis.ssl.enabled", "true")
            .withProperty("spring.kafka.security.protocol", "SASL_SSL")
            .withProperty("spring.datasource.url", "jdbc:postgresql://db/scanpass?sslmode=verify-full")
            .withProperty("spring.datasource.password", "secret");

    @Test
    void letWhatIsClosedStart() {
        settings.setActiveProfiles("production");
        assertThatCode(this::start).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "scanpass.issuer, http://login.example",
        "scanpass.phone-origin, http://phone.example",
        "scanpass.cors.allowed-origins, 'https://shop.example,http://localhost:[*]'",
        "spring.data.redis.password, ''",
        "spring.data.redis.ssl.enabled, false",
        "spring.kafka.security.protocol, SASL_PLAINTEXT",
        "spring.datasource.url, jdbc:postgresql://db/scanpass?sslmode=require",
        "spring.datasource.password, ''"
    })
    void refuseWhatIsOpen(String name, String value) {
        settings.setProperty(name, value);
        assertThatCode(this::start).doesNotThrowAnyException();
        settings.setActiveProfiles("production");
        assertThatThrownBy(this::start).hasMessageContaining(name);
    }

    /** What the pool is told beside the URL does not reach them. */
    @Test
    void refuseMigrationsOverWhatThePoolAloneVerifies() {
        settings.setProperty("spring.datasource.url", "jdbc:postgresql://db/scanpass");
        settings.setProperty("spring.datasource.hikari.data-source-properties.sslmode", "verify-full");
        settings.setActiveProfiles("production");
        assertThatCode(this::start).doesNotThrowAnyException();
        settings.setProperty("spring.flyway.user", "owner");
        assertThatThrownBy(this::start).hasMessageContaining("spring.flyway.url");
    }

    @Test
    void refuseAllDefaultsAtOnceAndRepeatNoSecret() {
        MockEnvironment nothing =
                new MockEnvironment().withProperty("spring.datasource.url", "jdbc:postgresql://u:canary@db/x");
        nothing.setActiveProfiles("production");
        assertThatThrownBy(() -> start(nothing))
                .hasMessageContaining("scanpass.issuer")
                .hasMessageContaining("spring.datasource.password")
                .hasMessageContaining("spring.kafka.security.protocol")
                .message()
                .doesNotContain("canary");
    }

    private void start() {
        start(settings);
    }

    private static void start(MockEnvironment environment) {
        GenericApplicationContext context = new GenericApplicationContext();
        context.setEnvironment(environment);
        new ProductionSettings().initialize(context);
    }
}
