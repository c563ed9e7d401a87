package io.scanpass.consumer.session;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all partitions of a topic on a thread of its own, from a while ago on and then on and on: in no group, because every
 * instance needs all of it. Looks every second whether it has what Kafka has.
 */
final class WholeTopic implements AutoCloseable {

    /** Longer than this without a look that showed nothing missing, and it is not up to date any more. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(WholeTopic.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration LONGEST_POLL = Duration.ofMillis(250);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(1);

    private final Map<String, Object> settings;
    private final String topic;
    private final Duration back;
    private final Consumer<ConsumerRecord<String, byte[]>> sink;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Long upToDateAt;
    private volatile boolean wasUpToDate;

    /** @param back where it begins: at the first record that is no older */
    WholeTopic(Map<String, Object> kafka, String topic, Duration back, Consumer<ConsumerRecord<String, byte[]>> sink) {
        this.settings = settings(kafka, topic);
        this.topic = topic;
        this.back = back;
        this.sink = sink;
        this.thread = Thread.ofPlatform().daemon().name("scanpass-" + topic).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Whether it has all that Kafka had a few seconds ago. */
    boolean isUpToDate() {
        Long at = upToDateAt;
        return at != null && System.nanoTime() - at < PATIENCE.toNanos();
    }

    /** Whether it ever was. */
    boolean wasUpToDate() {
        return wasUpToDate;
    }

    private static Map<String, Object> settings(Map<String, Object> kafka, String topic) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        settings.computeIfPresent(ConsumerConfig.CLIENT_ID_CONFIG, (name, id) -> id + "-" + topic);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1); // each record at once
        settings.putIfAbsent(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        settings.putIfAbsent(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000); // new partitions are found that soon
        return settings;
    }

    private void run() {
        while (isOpen()) {
            try (KafkaConsumer<String, byte[]> consumer =
                    new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                follow(consumer);
            } catch (RuntimeException
                    | Error failure) { // whatever it is: who does not read on calls ended sessions alive
                log.warn("{} cannot be read, trying again: {}", topic, failure.toString());
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer) {
        long triedAt = System.nanoTime() - BETWEEN_LOOKS.toNanos();
        Look look = Look.NONE;
        while (isOpen()) {
            if (System.nanoTime() - triedAt >= BETWEEN_LOOKS.toNanos()) {
                triedAt = System.nanoTime();
                look = look(consumer).orElse(look);
            }
            if (consumer.assignment().isEmpty()) {
                pause();
                continue;
            }
            consumer.poll(LONGEST_POLL).forEach(sink);
            if (look.isReachedBy(consumer)) {
                upToDateAt = look.at;
                wasUpToDate = true;
            }
        }
    }

    /** Empty while Kafka does not tell, or has no such topic. */
    private Optional<Look> look(KafkaConsumer<String, byte[]> consumer) {
        long now = System.nanoTime();
        try {
            List<TopicPartition> all = consumer.partitionsFor(topic, LONGEST_CALL).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(all, LONGEST_CALL);
            begin(consumer, all, ends);
            return all.isEmpty() ? Optional.empty() : Optional.of(new Look(ends, now));
        } catch (TimeoutException away) {
            return Optional.empty();
        }
    }

    /** Also later, when the topic has got more partitions. */
    private void begin(
            KafkaConsumer<String, byte[]> consumer, List<TopicPartition> all, Map<TopicPartition, Long> ends) {
        long since = Instant.now().minus(back).toEpochMilli();
        Set<TopicPartition> more = new HashSet<>(all);
        more.removeAll(consumer.assignment());
        if (more.isEmpty()) return;
        Map<TopicPartition, OffsetAndTimestamp> first = consumer.offsetsForTimes(
                more.stream().collect(Collectors.toMap(Function.identity(), partition -> since)), LONGEST_CALL);
        consumer.assign(all);
        for (TopicPartition partition : more) {
            @Nullable OffsetAndTimestamp begin = first.get(partition);
            consumer.seek(partition, begin == null ? ends.getOrDefault(partition, 0L) : begin.offset());
        }
    }

    private boolean isOpen() {
        return closing.getCount() > 0;
    }

    @SuppressWarnings("ResultOfMethodCallIgnored") // whether it closes, the loops look themselves
    private void pause() {
        try {
            closing.await(LONGEST_POLL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            closing.countDown();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(LONGEST_CALL.multipliedBy(3));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where the partitions ended at a time. */
    private record Look(Map<TopicPartition, Long> ends, long at) {

        static final Look NONE = new Look(Map.of(), 0);

        boolean isReachedBy(KafkaConsumer<?, ?> consumer) {
            try {
                return !ends.isEmpty()
                        && ends.entrySet().stream()
                                .allMatch(end -> consumer.position(end.getKey(), LONGEST_CALL) >= end.getValue());
            } catch (TimeoutException away) {
                return false;
            }
        }
    }
}
