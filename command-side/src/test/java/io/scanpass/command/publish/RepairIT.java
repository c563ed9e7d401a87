package io.scanpass.command.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.scanpass.command.CommandSideIT;
import io.scanpass.contract.EventType;
import io.scanpass.contract.Topic;
import io.scanpass.contract.seal.Ids;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.kafka.core.KafkaTemplate;

@ExtendWith(OutputCaptureExtension.class)
@SuppressWarnings("NullAway.Init") // Spring sets the fields
class RepairIT extends CommandSideIT {

    @Autowired
    private KafkaTemplate<String, CloudEvent> kafka;

    @Test
    void publishesAStreamAgainAsItWasAndSaysWhichIsItsLast() {
        Answer requested = requestQr();
        String loginId = requested.text("login_id");
        scan(requested.text("user_code"), newPhone());
        RelayIT.published(Topic.QR_LOGINS, loginId, 2);

        ask(EventType.STREAM_INCOMPLETE.wireName(), loginId);

        List<ConsumerRecord<String, String>> records = RelayIT.published(Topic.QR_LOGINS, loginId, 4);
        for (int i = 0; i < 2; i++) {
            ConsumerRecord<String, String> first = records.get(i);
            ConsumerRecord<String, String> again = records.get(i + 2);
            assertThat(again.value()).isEqualTo(first.value());
            assertThat(again.headers().headers("ce_laststored")).hasSize(1);
            assertThat(first.headers().headers("ce_laststored")).isEmpty();
            assertThat(RelayIT.header(again, "ce_laststored")).isEqualTo("1");
            assertThat(RelayIT.header(again, "ce_answers")).isEqualTo("42");
            for (String header : List.of("ce_id", "ce_type", "ce_sequence", "ce_time", "traceparent")) {
                assertThat(RelayIT.header(again, header)).isEqualTo(RelayIT.header(first, header));
            }
        }
    }

    @Test
    void givesTheKeyOfAUserOutAgain() {
        String userId = register(unique("Alice")).text("user_id");
        RelayIT.published(Topic.USERS, userId, 1);

        ask(EventType.STREAM_INCOMPLETE.wireName(), userId);

        RelayIT.published(Topic.USERS, userId, 2);
        assertThat(RelayIT.published(Topic.PERSONAL_KEYS, userId, 2))
                .extracting(ConsumerRecord::value)
                .allMatch(key -> key.contains(userId));
    }

    @Test
    void passesWhatIsNoRequestAndWhatIsOfNothing(CapturedOutput output) {
        String unknown = Ids.random();
        ask("io.scanpass.stream.kissed.v1", unknown);
        ask(EventType.STREAM_INCOMPLETE.wireName(), "no id");
        ask(EventType.STREAM_INCOMPLETE.wireName(), unknown, "{");
        ask(EventType.STREAM_INCOMPLETE.wireName(), unknown, "null");
        ask(EventType.STREAM_INCOMPLETE.wireName(), unknown, "{}");
        ask(EventType.STREAM_INCOMPLETE.wireName(), unknown);

        Awaitility.await()
                .until(() -> output.getAll().contains("asked for stream " + unknown + ", of which nothing is stored"));
        assertThat(output.getAll()).contains("no request at scanpass.repairs-");
    }

    private void ask(String type, String id) {
        ask(
                type,
                id,
                "{\"stream_id\": \"%s\", \"request\": \"42\", \"noticed_at\": \"2026-11-21T12:00:00Z\"}".formatted(id));
    }

    private void ask(String type, String key, String json) {
        CloudEvent event = CloudEventBuilder.v1()
                .withId(Ids.random())
                .withSource(URI.create("/scanpass/query-side"))
                .withType(type)
                .withData("application/json", json.getBytes(StandardCharsets.UTF_8))
                .build();
        kafka.send(Topic.REPAIRS.wireName(), key, event).join();
    }
}
