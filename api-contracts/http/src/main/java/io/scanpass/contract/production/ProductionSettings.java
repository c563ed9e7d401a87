package io.scanpass.contract.production;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Under the profile {@code production} a side starts only with TLS and passwords everywhere: before any connection is made,
 * all that is missing is told at once.
 */
public final class ProductionSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Profiles PRODUCTION = Profiles.of("production");
    private static final Set<String> KAFKA_WITH_TLS = Set.of("SSL", "SASL_SSL");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (!environment.acceptsProfiles(PRODUCTION)) return;
        List<String> tooOpen = tooOpen(environment);
        if (!tooOpen.isEmpty()) throw new TooOpen(tooOpen);
    }

    private static List<String> tooOpen(Environment settings) {
        List<String> tooOpen = new ArrayList<>();
        for (String origin : List.of("scanpass.issuer", "scanpass.phone-origin")) {
            if (!text(settings, origin).startsWith("https://")) tooOpen.add(origin + " must be an https address");
        }
        if (allowedOrigins(settings).stream().anyMatch(origin -> !origin.startsWith("https://"))) {
            tooOpen.add("scanpass.cors.allowed-origins must be https addresses");
        }
        if (text(settings, "spring.data.redis.password").isBlank())
            tooOpen.add("spring.data.redis.password is missing");
        if (!settings.getProperty("spring.data.redis.ssl.enabled", Boolean.class, false)) {
            tooOpen.add("spring.data.redis.ssl.enabled must be true");
        }
        if (!KAFKA_WITH_TLS.contains(kafkaProtocol(settings))) {
            tooOpen.add("spring.kafka.security.protocol must be SSL or SASL_SSL");
        }
        if (settings.containsProperty("spring.datasource.url")) checkDatabase(settings, tooOpen);
        return tooOpen;
    }

    private static void checkDatabase(Environment settings, List<String> tooOpen) {
        if (text(settings, "spring.datasource.password").isBlank()) {
            tooOpen.add("spring.datasource.password is missing");
        }
        String mode = settings.getProperty("spring.datasource.hikari.data-source-properties.sslmode", "");
        String url = text(settings, "spring.datasource.url");
        boolean verified = mode.startsWith("verify-") || url.contains("sslmode=verify-");
        if (!verified) tooOpen.add("spring.datasource.url must have sslmode=verify-full or verify-ca");
        // Migrations under a user of their own connect by the URL alone.
        String migrations = settings.getProperty("spring.flyway.url", url);
        if (settings.containsProperty("spring.flyway.user") && !migrations.contains("sslmode=verify-")) {
            tooOpen.add("spring.flyway.url must have sslmode=verify-full or verify-ca, as must the one it defaults to");
        }
    }

    private static String kafkaProtocol(Environment settings) {
        String asProperty = text(settings, "spring.kafka.properties.security.protocol");
        return settings.getProperty("spring.kafka.security.protocol", asProperty)
                .toUpperCase(Locale.ROOT);
    }

    private static List<String> allowedOrigins(Environment settings) {
        return Binder.get(settings)
                .bind("scanpass.cors.allowed-origins", Bindable.listOf(String.class))
                .orElse(List.of("http://localhost")); // not set, it allows every page of this machine
    }

    private static String text(Environment settings, String name) {
        return settings.getProperty(name, "");
    }

    /** Keeps the application from starting; the message is for the operator. */
    static final class TooOpen extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooOpen(List<String> reasons) {
            super(String.join("; ", reasons));
        }
    }
}
