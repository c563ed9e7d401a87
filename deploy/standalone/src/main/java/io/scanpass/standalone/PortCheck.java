package io.scanpass.standalone;

import io.scanpass.embedded.Ports;
import java.util.LinkedHashMap;
import java.util.Map;

/** Looks at every port before anything is started. */
final class PortCheck {

    private PortCheck() {}

    static void requireFree(Settings settings) {
        Map<Integer, String> variables = new LinkedHashMap<>();
        take(variables, settings.commandSidePort(), "COMMAND_SIDE_PORT");
        take(variables, settings.querySidePort(), "QUERY_SIDE_PORT");
        if (settings.ownsPostgres()) take(variables, settings.postgresPort(), "POSTGRES_PORT");
        if (settings.ownsRedis()) take(variables, settings.redisPort(), "REDIS_PORT");
        if (settings.ownsKafka()) take(variables, settings.kafkaPort(), "KAFKA_PORT");
        variables.forEach((port, variable) -> {
            if (!Ports.isFree(port)) {
                throw new Refusal("port %d is in use: set %s to another one".formatted(port, variable));
            }
        });
    }

    private static void take(Map<Integer, String> variables, int port, String variable) {
        String other = variables.putIfAbsent(port, variable);
        if (other != null) throw new Refusal("%s and %s are both %d".formatted(other, variable, port));
    }
}
