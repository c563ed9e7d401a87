package io.scanpass.testing;

import com.redis.testcontainers.RedisContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startable;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The servers as containers; the images are those of the compose file. */
final class ContainerBackends implements Backends {

    private final Once<PostgreSQLContainer> postgres = new Once<>(() -> started(new PostgreSQLContainer("postgres:18.1")
            .withDatabaseName("scanpass")
            .withUsername("scanpass")
            .withPassword("scanpass")
            .withInitScript("io/scanpass/testing/command-role.sql")));
    private final Once<RedisContainer> redis = new Once<>(() -> started(new RedisContainer("redis:7.4.6")));
    private final Once<KafkaContainer> kafka = new Once<>(() -> started(new KafkaContainer("apache/kafka:4.1.1")
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")));

    ContainerBackends() {
        Once.stopAtExit(() -> {}, kafka, redis, postgres);
    }

    @Override
    public String jdbcUrl() {
        return postgres.get().getJdbcUrl();
    }

    @Override
    public String username() {
        return "scanpass_command"; // made by the script
    }

    @Override
    public String password() {
        return "scanpass_command";
    }

    @Override
    public String ownerName() {
        return postgres.get().getUsername();
    }

    @Override
    public String ownerPassword() {
        return postgres.get().getPassword();
    }

    @Override
    public String redisHost() {
        return redis.get().getRedisHost();
    }

    @Override
    public int redisPort() {
        return redis.get().getRedisPort();
    }

    @Override
    public String kafkaBootstrapServers() {
        return kafka.get().getBootstrapServers();
    }

    private static <C extends Startable> C started(C container) {
        container.start();
        return container;
    }
}
