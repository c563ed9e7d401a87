package io.scanpass.acceptance;

import io.scanpass.embedded.EmbeddedPostgresServer;
import io.scanpass.embedded.EmbeddedRedisServer;
import io.scanpass.embedded.KafkaServerProcess;
import io.scanpass.embedded.Ports;
import java.nio.file.Path;
import java.util.Map;

/** Servers that a test has for itself. */
record OwnServers(EmbeddedPostgresServer postgres, EmbeddedRedisServer redis, KafkaServerProcess kafka)
        implements AutoCloseable {

    static OwnServers start(Path folder) {
        return new OwnServers(
                EmbeddedPostgresServer.start(folder.resolve("postgres"), Ports.free()),
                EmbeddedRedisServer.start(folder.resolve("redis"), Ports.free()),
                KafkaServerProcess.start(folder.resolve("kafka"), Ports.free()));
    }

    /** What tells the sides of them. */
    Map<String, String> settings() {
        return Map.of(
                "SPRING_DATASOURCE_URL", postgres.jdbcUrl(),
                "SPRING_DATASOURCE_USERNAME", postgres.username(),
                "SPRING_DATASOURCE_PASSWORD", postgres.password(),
                "SPRING_FLYWAY_USER", postgres.ownerName(),
                "SPRING_FLYWAY_PASSWORD", postgres.ownerPassword(),
                "SPRING_DATA_REDIS_HOST", "127.0.0.1",
                "SPRING_DATA_REDIS_PORT", Integer.toString(redis.port()),
                "SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + kafka.port(),
                // Longer than production lets them: four sides start and work on a machine that may have two cores.
                "SPRING_DATASOURCE_HIKARI_CONNECTIONTIMEOUT", "2500");
    }

    @Override
    public void close() {
        kafka.close();
        redis.close();
        postgres.close();
    }
}
