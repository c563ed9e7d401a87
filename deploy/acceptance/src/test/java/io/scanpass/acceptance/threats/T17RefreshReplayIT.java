package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.acceptance.SharedScanPass;
import io.scanpass.contract.EventType;
import io.scanpass.contract.Topic;
import io.scanpass.contract.seal.Ids;
import io.scanpass.testing.Backends;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T17: a refresh token that is used twice ends the session, for the thief and for whom it was stolen from. */
@ExtendWith(SharedScanPass.class)
class T17RefreshReplayIT {

    private final ScanPass scanPass;

    T17RefreshReplayIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @Test
    void theCommandSideEndsTheSessionWithinASecondOfTheNotice() {
        awaitRevocation(noticed(PhoneApp.registered(scanPass))); // by now the consumer group is there
        PhoneApp phone = PhoneApp.registered(scanPass);
        Instant start = Instant.now();
        Published.Message revoked = awaitRevocation(noticed(phone));
        assertThat(revoked.value()).contains("\"user_id\":\"" + phone.userId + "\"");
        assertThat(Duration.between(start, revoked.publishedAt())).isLessThan(Duration.ofSeconds(1));
    }

    private static Published.Message awaitRevocation(PhoneApp phone) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> Published.records().stream()
                                .filter(record -> record.type().equals(EventType.SESSION_REVOKED.wireName())
                                        && record.key().equals(phone.sessionId())
                                        && record.value().contains("\"reason\":\"refresh_token_reused\""))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    /** As the query side says it. */
    private static PhoneApp noticed(PhoneApp phone) {
        String json = """
                {"session_id":"%s","user_id":"%s","client_id":"phone-demo","noticed_at":"%s"}""".formatted(phone.sessionId(), phone.userId, Instant.now());
        var record = new ProducerRecord<>(Topic.REFRESH_TOKENS.wireName(), phone.sessionId(), json);
        Map.of(
                        Published.FORGED,
                        "",
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        Ids.random(),
                        "ce_source",
                        "/scanpass/query-side",
                        "ce_type",
                        EventType.REFRESH_TOKEN_REUSED.wireName(),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        Map<String, Object> settings =
                Map.of("bootstrap.servers", Backends.selected().kafkaBootstrapServers());
        try (var kafka = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            assertThat(kafka.send(record)).succeedsWithin(Duration.ofSeconds(5));
        }
        return phone;
    }
}
