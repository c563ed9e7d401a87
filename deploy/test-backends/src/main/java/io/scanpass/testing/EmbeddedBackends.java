package io.scanpass.testing;

import io.scanpass.embedded.EmbeddedKafkaServer;
import io.scanpass.embedded.EmbeddedPostgresServer;
import io.scanpass.embedded.EmbeddedRedisServer;
import io.scanpass.embedded.Ports;
import java.nio.file.Path;

/** The servers from Maven artifacts, on free ports and in a folder that goes away with the JVM. */
final class EmbeddedBackends implements Backends {

    private final Path folder = TestFolder.create();
    private final Once<EmbeddedPostgresServer> postgres =
            new Once<>(() -> EmbeddedPostgresServer.start(folder.resolve("postgres"), Ports.free()));
    private final Once<EmbeddedRedisServer> redis =
            new Once<>(() -> EmbeddedRedisServer.start(folder.resolve("redis"), Ports.free()));
    private final Once<EmbeddedKafkaServer> kafka =
            new Once<>(() -> EmbeddedKafkaServer.start(folder.resolve("kafka"), Ports.free()));

    EmbeddedBackends() {
        Once.stopAtExit(() -> TestFolder.delete(folder), kafka, redis, postgres);
    }

    @Override
    public String jdbcUrl() {
        return postgres.get().jdbcUrl();
    }

    @Override
    public String username() {
        return postgres.get().username();
    }

    @Override
    public String password() {
        return postgres.get().password();
    }

    @Override
    public String ownerName() {
        return postgres.get().ownerName();
    }

    @Override
    public String ownerPassword() {
        return postgres.get().ownerPassword();
    }

    @Override
    public String redisHost() {
        return "127.0.0.1";
    }

    @Override
    public int redisPort() {
        return redis.get().port();
    }

    @Override
    public String kafkaBootstrapServers() {
        return kafka.get().bootstrapServers();
    }
}
