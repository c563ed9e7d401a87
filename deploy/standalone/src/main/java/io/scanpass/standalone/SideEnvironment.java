package io.scanpass.standalone;

import io.scanpass.embedded.EmbeddedPostgresServer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a side is told by environment variables; what the operator has set himself stays as he set it. */
final class SideEnvironment {

    private final Settings settings;
    private final Map<String, String> variables;

    private SideEnvironment(Settings settings, int port) {
        this.settings = settings;
        this.variables = new HashMap<>(settings.environment());
        variables.put("SERVER_PORT", Integer.toString(port));
    }

    /** The command side alone gets the event store: the sides share no database. */
    static Map<String, String> ofCommandSide(Settings settings, Keys keys, @Nullable EmbeddedPostgresServer postgres) {
        SideEnvironment side = new SideEnvironment(settings, settings.commandSidePort());
        if (postgres != null) {
            side.variables.put("SPRING_DATASOURCE_URL", postgres.jdbcUrl());
            side.variables.put("SPRING_DATASOURCE_USERNAME", postgres.username());
            side.variables.put("SPRING_DATASOURCE_PASSWORD", postgres.password());
            side.variables.put("SPRING_FLYWAY_USER", postgres.ownerName());
            side.variables.put("SPRING_FLYWAY_PASSWORD", postgres.ownerPassword());
        }
        // Whoever plays with it does so from this one machine.
        side.variables.putIfAbsent("SCANPASS_LIMITS_QR_REQUESTS_PER_NETWORK", "off");
        side.variables.putIfAbsent("SCANPASS_LIMITS_SIGN_INS_PER_NETWORK", "off");
        return side.common(keys.commandSideImport());
    }

    static Map<String, String> ofQuerySide(Settings settings, Keys keys) {
        SideEnvironment side = new SideEnvironment(settings, settings.querySidePort());
        if (Keys.ownsSigningKeys(settings)) {
            side.variables.put("SCANPASS_KEYS_FILE", keys.signingKeys().toString());
        }
        return side.common(keys.querySideImport());
    }

    private Map<String, String> common(String configImport) {
        if (settings.ownsRedis()) {
            variables.put("SPRING_DATA_REDIS_HOST", "127.0.0.1");
            variables.put("SPRING_DATA_REDIS_PORT", Integer.toString(settings.redisPort()));
        }
        if (settings.ownsKafka()) {
            variables.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + settings.kafkaPort());
        }
        if (!settings.has(OperatorSecret.VARIABLE)) {
            variables.put(
                    OperatorSecret.VARIABLE, OperatorSecret.in(settings.data()).sha256());
        }
        variables.putIfAbsent("SCANPASS_ISSUER", "http://localhost:" + settings.querySidePort());
        variables.putIfAbsent("SCANPASS_PHONE_ORIGIN", "http://localhost:" + settings.commandSidePort());
        if (!settings.has(OperatorSecret.VARIABLE)) {
            variables.put(
                    OperatorSecret.VARIABLE, OperatorSecret.in(settings.data()).sha256());
        }
        variables.merge("SPRING_CONFIG_IMPORT", configImport, (theirs, ours) -> theirs + "," + ours);
        return Map.copyOf(variables);
    }
}
