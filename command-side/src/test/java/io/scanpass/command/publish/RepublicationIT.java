package io.scanpass.command.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.CommandSideIT;
import io.scanpass.contract.Topic;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "scanpass.operator.secret-sha256=MZssUAZRmK4IfGdqE1t8q9Ocrzk73w8su4Uv8EaEojc")
class RepublicationIT extends CommandSideIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Autowired
    private KafkaLogs logs;

    @Test
    void publishesEverythingAgainAsTheSameEvents() {
        String userId = register(unique("Alice")).text("user_id");
        RelayIT.published(Topic.USERS, userId, 1);
        awaitAllPublished();

        assertThat(send(operator("/restart").POST(BodyPublishers.noBody())).status())
                .isEqualTo(204);
        assertThat(send(operator("")).json().path("events_published").asLong()).isZero();
        awaitAllPublished();

        List<ConsumerRecord<String, String>> records = RelayIT.published(Topic.USERS, userId, 2);
        assertThat(records).hasSize(2);
        assertThat(records.getLast().value()).isEqualTo(records.getFirst().value());
        assertThat(records.getLast().headers().lastHeader("ce_id").value())
                .isEqualTo(records.getFirst().headers().lastHeader("ce_id").value());
        assertThat(RelayIT.published(Topic.PERSONAL_KEYS, userId, 2)).hasSize(2);
    }

    @Test
    void sawNothingLostWhereKafkaHasItAll() {
        register(unique("Alice"));
        awaitAllPublished();

        assertThat(send(operator("")).json().path("lost").asBoolean()).isFalse();
        long all = logs.keptForEver();
        jdbc.sql("select count(*) from domain_event where type in ('User', 'Session')")
                .query(Long.class)
                .optional()
                .ifPresent(stored -> assertThat(all).isGreaterThanOrEqualTo(stored));
    }

    private void awaitAllPublished() {
        Awaitility.await().atMost(LONG).until(() -> {
            var state = send(operator("")).json();
            return state.path("events_published").asLong()
                    == state.path("events_stored").asLong();
        });
    }

    private HttpRequest.Builder operator(String path) {
        return request("/v1/operator/publication" + path)
                .header("Authorization", "Bearer operator-secret-of-the-tests-0123456789");
    }
}
