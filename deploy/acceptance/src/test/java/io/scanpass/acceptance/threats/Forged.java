package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.contract.EventType;
import io.scanpass.contract.seal.Ids;
import io.scanpass.testing.Backends;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Records that a test puts on Kafka in the name of somebody else. */
public final class Forged {

    private Forged() {}

    /** An event without a sequence. */
    static void publish(EventType type, String key, String json) {
        publish(type, key, json, Map.of("ce_source", "/scanpass/query-side"));
    }

    public static void publish(EventType type, String key, String json, long sequence) {
        publish(type, key, json, Map.of("ce_source", "/scanpass/command-side", "ce_sequence", Long.toString(sequence)));
    }

    private static void publish(EventType type, String key, String json, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put(Published.FORGED, "");
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", Ids.random());
        headers.put("ce_type", type.wireName());
        headers.put("content-type", "application/json");
        var record = new ProducerRecord<>(type.topic().wireName(), key, json);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        Map<String, Object> settings =
                Map.of("bootstrap.servers", Backends.selected().kafkaBootstrapServers());
        try (var kafka = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            assertThat(kafka.send(record)).succeedsWithin(Duration.ofSeconds(5));
        }
    }
}
