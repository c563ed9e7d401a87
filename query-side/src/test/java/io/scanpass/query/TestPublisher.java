package io.scanpass.query;

import io.scanpass.contract.EventType;
import io.scanpass.contract.PublishedEvent;
import io.scanpass.contract.Topic;
import io.scanpass.contract.personal.PersonalKey;
import io.scanpass.contract.personal.PersonalKeyIssued;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Publishes as the command side does: CloudEvents in binary mode. */
public final class TestPublisher implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final KafkaProducer<String, byte[]> producer;

    public TestPublisher(List<String> bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", String.join(",", bootstrapServers), "linger.ms", 0, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    public RecordMetadata publish(PublishedEvent event, long sequence) {
        return publish(event, sequence, Traces.parent(Traces.id()));
    }

    public RecordMetadata publish(PublishedEvent event, long sequence, String traceparent) {
        return send(message(event, sequence, traceparent));
    }

    /** The key to what is sealed of a user. */
    public RecordMetadata publish(PersonalKey key) {
        return send(message(key));
    }

    /** The user is forgotten: a record of nothing but his id. */
    public RecordMetadata takeBack(String userId) {
        return send(new ProducerRecord<>(Topic.PERSONAL_KEYS.wireName(), userId, null));
    }

    public static String sealed(PersonalKey key, Object said) {
        return key.seal(JSON.writeValueAsString(said));
    }

    public static ProducerRecord<String, byte[]> message(PersonalKey key) {
        ProducerRecord<String, byte[]> message = message(PersonalKeyIssued.of(key), 0, Traces.parent(Traces.id()));
        message.headers().remove("ce_sequence");
        return message;
    }

    public static ProducerRecord<String, byte[]> message(PublishedEvent event, long sequence, String traceparent) {
        EventType type = EventType.of(event);
        byte[] json = JSON.writeValueAsBytes(event);
        return message(type.topic().wireName(), type.wireName(), event.aggregateId(), sequence, traceparent, json);
    }

    public static ProducerRecord<String, byte[]> message(
            String topic, String type, String key, long sequence, String traceparent, byte[] json) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, key, json);
        Map<String, String> headers = Map.of(
                "ce_specversion",
                "1.0",
                "ce_type",
                type,
                "ce_id",
                key + "-" + sequence,
                "ce_source",
                "urn:scanpass:command-side",
                "ce_subject",
                key,
                "ce_sequence",
                Long.toString(sequence),
                "ce_time",
                Instant.now().toString(),
                "ce_traceparent",
                traceparent,
                "traceparent",
                traceparent,
                "content-type",
                "application/json");
        headers.forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    public RecordMetadata send(ProducerRecord<String, byte[]> message) {
        try {
            return producer.send(message).get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
