package io.scanpass.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to and reads from a topic of one partition. */
record KafkaNotes(String bootstrapServers) {

    private static final TopicPartition NOTES = new TopicPartition("notes", 0);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    void createTopic() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(NOTES.topic(), 1, (short) 1)))
                    .all()
                    .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
    }

    void write(String note) throws Exception {
        write(note, LIMIT);
    }

    void write(String note, Duration limit) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "max.block.ms", limit.toMillis());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(NOTES.topic(), note)).get(limit.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Reads the first so many notes, by a consumer group whose commits the server keeps too. */
    List<String> read(int count) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "group.id", "readers",
                "enable.auto.commit", "false",
                "max.poll.records", Integer.toString(count),
                "fetch.min.bytes", "1");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(NOTES));
            consumer.seekToBeginning(List.of(NOTES));
            List<String> notes = new ArrayList<>();
            long end = System.nanoTime() + LIMIT.toNanos();
            while (notes.size() < count && System.nanoTime() < end) {
                for (ConsumerRecord<String, String> note : consumer.poll(Duration.ofMillis(500)))
                    notes.add(note.value());
            }
            consumer.commitSync(LIMIT);
            return notes;
        }
    }
}
