package io.scanpass.standalone;

import java.nio.file.Path;
import java.util.Map;

/** What the environment says, and the defaults where it says nothing. */
record Settings(
        Path data,
        int commandSidePort,
        int querySidePort,
        int postgresPort,
        int redisPort,
        int kafkaPort,
        Path commandSideJar,
        Path querySideJar,
        Map<String, String> environment) {

    private static final int HIGHEST_PORT = 65_535;

    static Settings from(Map<String, String> environment) {
        return new Settings(
                Path.of(environment.getOrDefault("SCANPASS_DATA", ".data"))
                        .toAbsolutePath()
                        .normalize(),
                port(environment, "COMMAND_SIDE_PORT", 8080),
                port(environment, "QUERY_SIDE_PORT", 8081),
                port(environment, "POSTGRES_PORT", 15432),
                port(environment, "REDIS_PORT", 16379),
                port(environment, "KAFKA_PORT", 19092),
                jar(environment, "COMMAND_SIDE_JAR"),
                jar(environment, "QUERY_SIDE_JAR"),
                Map.copyOf(environment));
    }

    /** Each server is ours unless the environment names another one. */
    boolean ownsPostgres() {
        return !has("SPRING_DATASOURCE_URL");
    }

    boolean ownsRedis() {
        return !has("SPRING_DATA_REDIS_HOST") && !has("SPRING_DATA_REDIS_URL");
    }

    boolean ownsKafka() {
        return !has("SPRING_KAFKA_BOOTSTRAP_SERVERS");
    }

    boolean has(String variable) {
        return environment.containsKey(variable);
    }

    private static int port(Map<String, String> environment, String variable, int otherwise) {
        String text = environment.get(variable);
        if (text == null) return otherwise;
        boolean number = text.matches("\\d{1,5}");
        int port = number ? Integer.parseInt(text) : 0;
        if (port < 1 || port > HIGHEST_PORT) throw new Refusal("%s is not a port: %s".formatted(variable, text));
        return port;
    }

    private static Path jar(Map<String, String> environment, String variable) {
        String path = environment.get(variable);
        if (path == null || !Path.of(path).toFile().isFile()) {
            throw new Refusal("%s does not name a jar: %s".formatted(variable, path));
        }
        return Path.of(path).toAbsolutePath();
    }
}
