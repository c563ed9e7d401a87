package io.scanpass.command.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.CommandSideIT;
import io.scanpass.command.decide.user.UserCommand.EraseUser;
import io.scanpass.contract.Topic;
import io.scanpass.contract.personal.PersonalKeyIssued;
import io.scanpass.testing.Backends;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RelayIT extends CommandSideIT {

    @Test
    void publishesCloudEventsInOrderUnderTheTraceOfTheRequest() {
        Answer requested = requestQr();
        String loginId = requested.text("login_id");
        scan(requested.text("user_code"), newPhone());
        List<ConsumerRecord<String, String>> records = published(Topic.QR_LOGINS, loginId, 2);

        assertThat(records)
                .extracting(record -> header(record, "ce_type"))
                .containsExactly("io.scanpass.qr-login.requested.v2", "io.scanpass.qr-login.scanned.v1");
        assertThat(records).extracting(record -> header(record, "ce_sequence")).containsExactly("0", "1");
        ConsumerRecord<String, String> first = records.getFirst();
        assertThat(header(first, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(first, "ce_subject")).isEqualTo(loginId);
        assertThat(header(first, "content-type")).isEqualTo("application/json");
        String traceId = requested.http().headers().firstValue("X-Trace-Id").orElseThrow();
        assertThat(header(first, "traceparent")).contains(traceId).isEqualTo(header(first, "ce_traceparent"));
        assertThat(first.value())
                .contains("\"login_id\":\"" + loginId + "\"", "\"device_code_sha256\"")
                .doesNotContain("session_lifetime", requested.text("device_code"));
    }

    @Test
    void publishesTheKeyToWhatIsPersonalAndTakesItBack() {
        String username = unique("Alice");
        String userId = register(username).text("user_id");
        ConsumerRecord<String, String> registered =
                published(Topic.USERS, userId, 1).getFirst();
        ConsumerRecord<String, String> issued =
                published(Topic.PERSONAL_KEYS, userId, 1).getFirst();
        assertThat(header(issued, "ce_type")).isEqualTo("io.scanpass.personal-key.issued.v1");
        assertThat(issued.timestamp()).isLessThanOrEqualTo(registered.timestamp());
        assertThat(registered.value()).doesNotContain(username);
        String names = JSON.readTree(registered.value()).path("names").asString();
        PersonalKeyIssued key = JSON.readValue(issued.value(), PersonalKeyIssued.class);
        assertThat(key.key().open(names).orElseThrow()).contains("\"username\":\"" + username + "\"");

        commands.sendAndWait(new EraseUser(userId));
        assertThat(published(Topic.USERS, userId, 2))
                .extracting(record -> header(record, "ce_type"))
                .containsExactly("io.scanpass.user.registered.v2", "io.scanpass.user.erased.v1");
        assertThat(published(Topic.PERSONAL_KEYS, userId, 2).getLast().value()).isNull();
    }

    @Test
    void keepsItsPositionInPostgres() {
        String loginId = requestQr().text("login_id");
        published(Topic.QR_LOGINS, loginId, 1);
        Awaitility.await().untilAsserted(() -> assertThat(
                        jdbc.sql("select convert_from(token, 'UTF8') from token_entry where processor_name = 'relay'")
                                .query(String.class)
                                .single())
                .contains("\"index\":"
                        + jdbc.sql("select max(global_index) from domain_event")
                                .query(Long.class)
                                .single()));
    }

    static List<ConsumerRecord<String, String>> published(Topic topic, String key, int count) {
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, Backends.selected().kafkaBootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            Awaitility.await().ignoreExceptions().until(() -> !consumer.partitionsFor(topic.wireName())
                    .isEmpty());
            var partitions = consumer.partitionsFor(topic.wireName()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.key().equals(key)) found.add(record);
                }
                return found.size() >= count;
            });
        }
        return found;
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
