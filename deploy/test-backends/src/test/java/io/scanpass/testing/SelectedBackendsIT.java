package io.scanpass.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.sql.DriverManager;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class SelectedBackendsIT {

    private final Backends backends = Backends.selected();

    @Test
    void postgresAnswers() throws Exception {
        try (var context = new AnnotationConfigApplicationContext(PostgresBackend.class)) {
            JdbcConnectionDetails details = context.getBean(JdbcConnectionDetails.class);
            try (var connection = DriverManager.getConnection(
                            details.getJdbcUrl(), details.getUsername(), details.getPassword());
                    var version = connection.createStatement().executeQuery("select uuidv7(), current_user")) {
                assertThat(version.next()).isTrue();
                assertThat(version.getString(2)).isEqualTo("scanpass_command");
            }
        }
    }

    @Test
    void redisAnswers() throws Exception {
        try (var context = new AnnotationConfigApplicationContext(RedisBackend.class)) {
            var redis = context.getBean(DataRedisConnectionDetails.class).getStandalone();
            assertThat(redis).isNotNull();
            try (Socket socket = new Socket(redis.getHost(), redis.getPort())) {
                socket.setSoTimeout(5_000);
                socket.getOutputStream().write("PING\r\n".getBytes(US_ASCII));
                assertThat(new String(socket.getInputStream().readNBytes(5), US_ASCII))
                        .isEqualTo("+PONG");
            }
        }
    }

    @Test
    void kafkaAnswers() throws Exception {
        try (var context = new AnnotationConfigApplicationContext(KafkaBackend.class)) {
            KafkaConnectionDetails details = context.getBean(KafkaConnectionDetails.class);
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", details.getBootstrapServers()))) {
                assertThat(admin.describeCluster().nodes().get(20, TimeUnit.SECONDS))
                        .hasSize(1);
            }
        }
    }

    @Test
    void everyTestOfThisJvmFindsTheSameServers() {
        assertThat(Backends.selected().redisPort()).isEqualTo(backends.redisPort());
    }
}
