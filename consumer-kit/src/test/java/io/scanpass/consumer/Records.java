package io.scanpass.consumer;

import io.scanpass.contract.EventType;
import io.scanpass.contract.PublishedEvent;
import io.scanpass.contract.personal.PersonalKey;
import io.scanpass.contract.personal.PersonalKeyIssued;
import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.session.SessionEvent.SessionRevoked;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Records as the command side publishes them. */
public final class Records {

    public static final Instant AT = Instant.parse("2026-11-21T12:00:00.123Z");
    static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private Records() {}

    public static SessionRevoked revoked(String sessionId) {
        return new SessionRevoked(sessionId, Ids.random(), "signed_out", AT);
    }

    public static ProducerRecord<String, byte[]> sent(PublishedEvent event, long sequence) {
        EventType type = EventType.of(event);
        return sent(
                type.topic().wireName(), type.wireName(), event.aggregateId(), sequence, JSON.writeValueAsBytes(event));
    }

    public static ProducerRecord<String, byte[]> sent(
            String topic, String type, String key, long sequence, byte[] json) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, json);
        set(record.headers(), "ce_specversion", "1.0");
        set(record.headers(), "ce_type", type);
        set(record.headers(), "ce_id", "id-" + sequence);
        set(record.headers(), "ce_source", "/scanpass/command-side");
        set(record.headers(), "ce_subject", key);
        set(record.headers(), "ce_sequence", Long.toString(sequence));
        set(record.headers(), "ce_time", AT.toString());
        set(record.headers(), "ce_traceparent", "00-trace");
        set(record.headers(), "content-type", "application/json");
        return record;
    }

    static ProducerRecord<String, byte[]> sent(PersonalKey key) {
        ProducerRecord<String, byte[]> record = sent(PersonalKeyIssued.of(key), 0);
        record.headers().remove("ce_sequence");
        return record;
    }

    static void set(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
        return received(sent, sent.value());
    }

    @SuppressWarnings("NullAway") // Kafka's word for no value is null
    static ConsumerRecord<String, byte[]> withoutValue(ProducerRecord<String, byte[]> sent) {
        return received(sent, null);
    }

    /** @param value as some deserializer made it */
    static <V> ConsumerRecord<String, V> received(ProducerRecord<String, byte[]> sent, V value) {
        return new ConsumerRecord<>(
                sent.topic(),
                3,
                7,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                value,
                sent.headers(),
                Optional.empty());
    }
}
