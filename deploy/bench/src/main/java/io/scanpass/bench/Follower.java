package io.scanpass.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A plain consumer of what is published from now on, with Kafka's own settings, as another service would be one. */
final class Follower implements AutoCloseable {

    private static final List<String> TOPICS = List.of("scanpass.qr-logins", "scanpass.sessions");
    private static final Duration QUIET = Duration.ofMillis(500);

    private final List<Long> ages = new ArrayList<>();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread = Thread.ofPlatform().unstarted(this::follow);
    private volatile boolean over;

    private Follower(int kafkaPort) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + kafkaPort),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position); // now, not when the first record is there
    }

    static Follower of(int kafkaPort) {
        Follower follower = new Follower(kafkaPort);
        follower.thread.start();
        return follower;
    }

    private void follow() {
        while (true) {
            var records = consumer.poll(QUIET);
            Instant now = Instant.now();
            records.forEach(message -> ages.add(ChronoUnit.MICROS.between(storedAt(message), now)));
            if (over && records.isEmpty()) return;
        }
    }

    private static Instant storedAt(ConsumerRecord<?, ?> message) {
        Header time = message.headers().lastHeader("ce_time");
        return Instant.parse(new String(time.value(), StandardCharsets.UTF_8));
    }

    /** Of all events that came until nothing more does, in microseconds. */
    List<Long> ages() throws InterruptedException {
        over = true;
        thread.join();
        return ages;
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
    }
}
