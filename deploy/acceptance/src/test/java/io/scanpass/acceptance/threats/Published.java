package io.scanpass.acceptance.threats;

import io.scanpass.testing.AsyncApi;
import io.scanpass.testing.Backends;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** What lies on Kafka, all of it, as anyone who can read there has it. */
public final class Published {

    private static final AsyncApi DOCUMENT = AsyncApi.load();
    private static final int MOST_FAULTS = 20;

    private Published() {}

    /** The header of what a test put there in the name of somebody else. */
    static final String FORGED = "forged";

    public record Message(String topic, String key, String value, Map<String, String> headers, Instant publishedAt) {

        public String type() {
            return headers.getOrDefault("ce_type", "");
        }

        public boolean isForged() {
            return headers.containsKey(FORGED);
        }

        boolean speaksOf(String text) {
            return toString().contains(text);
        }
    }

    public static List<Message> records() {
        return records(Backends.selected().kafkaBootstrapServers());
    }

    public static List<Message> records(String bootstrapServers) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic -> topic.getKey().startsWith("scanpass."))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<Message> messages = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> messages.add(message(record)));
            }
            return messages;
        }
    }

    /** What the contract does not say of what was published there. */
    public static List<String> faults(String bootstrapServers) {
        return records(bootstrapServers).stream()
                .filter(message -> !message.isForged())
                .flatMap(message ->
                        DOCUMENT.faults(message.topic(), message.key(), message.headers(), message.value()).stream())
                .limit(MOST_FAULTS)
                .toList();
    }

    private static Message message(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = StreamSupport.stream(record.headers().spliterator(), false)
                .collect(Collectors.toMap(Header::key, header -> text(header.value()), (one, other) -> one + other));
        return new Message(
                record.topic(),
                text(record.key()),
                text(record.value()),
                headers,
                Instant.ofEpochMilli(record.timestamp()));
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
