package io.scanpass.query.consume.rebuild;

import io.scanpass.query.project.Positions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads the partitions again, each up to where the views that are served are: so whatever is new is first projected by
 * those who also react to it.
 */
final class Replay {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Consumer<String, byte[]> consumer;
    private final String ours;
    private final Map<TopicPartition, Long> reached = new HashMap<>();
    private final Map<TopicPartition, Deque<ConsumerRecord<String, byte[]>>> held = new HashMap<>();

    /** @param ours what the names of our positions begin with */
    Replay(Consumer<String, byte[]> consumer, String ours) {
        this.consumer = consumer;
        this.ours = ours;
    }

    /** @param positions from where to read on */
    void begin(Collection<String> topics, Map<String, Long> positions) {
        List<TopicPartition> all = new ArrayList<>();
        for (String topic : topics) {
            for (PartitionInfo partition : partitions(topic)) {
                all.add(new TopicPartition(topic, partition.partition()));
            }
        }
        consumer.assign(all);
        for (TopicPartition partition : all) {
            long position = Math.max(0, positions.getOrDefault(name(partition), Positions.NONE));
            consumer.seek(partition, position); // before the log's beginning: auto.offset.reset leads there
            reached.put(partition, position);
        }
    }

    private List<PartitionInfo> partitions(String topic) {
        return Objects.requireNonNullElse(consumer.partitionsFor(topic, LONGEST_WAIT), List.of());
    }

    /** Whether Kafka has the partitions that these positions are of. */
    boolean covers(Map<String, Long> positions) {
        Set<String> ours = consumer.assignment().stream().map(this::name).collect(Collectors.toSet());
        return ours.containsAll(positions.keySet());
    }

    /**
     * Reads on. What is fetched and not served yet is held, and its partition fetches no more meanwhile.
     *
     * @param bounds the positions of the views that are served, which may move on meanwhile
     * @param each takes a record
     * @return the positions that moved, by name
     */
    Map<String, Long> poll(
            Duration longest,
            Map<String, Long> bounds,
            java.util.function.Consumer<ConsumerRecord<String, byte[]>> each) {
        Map<String, Long> moved = new HashMap<>();
        for (TopicPartition partition : List.copyOf(held.keySet())) {
            read(partition, bounds, each, moved);
        }
        for (ConsumerRecord<String, byte[]> message : consumer.poll(moved.isEmpty() ? longest : Duration.ZERO)) {
            TopicPartition partition = new TopicPartition(message.topic(), message.partition());
            held.computeIfAbsent(partition, first -> new ArrayDeque<>()).add(message);
        }
        for (TopicPartition partition : List.copyOf(held.keySet())) {
            read(partition, bounds, each, moved);
        }
        consumer.pause(held.keySet());
        return moved;
    }

    private void read(
            TopicPartition partition,
            Map<String, Long> bounds,
            java.util.function.Consumer<ConsumerRecord<String, byte[]>> each,
            Map<String, Long> moved) {
        long bound = bound(bounds, partition);
        Deque<ConsumerRecord<String, byte[]>> records = Objects.requireNonNull(held.get(partition));
        while (!records.isEmpty() && records.getFirst().offset() < bound) {
            ConsumerRecord<String, byte[]> message = records.removeFirst();
            each.accept(message);
            reached.put(partition, message.offset() + 1);
            moved.put(name(partition), message.offset() + 1);
        }
        if (records.isEmpty()) {
            held.remove(partition);
            consumer.resume(List.of(partition));
        }
    }

    /** How many records are between what is read and what is served. */
    long left(Map<String, Long> bounds) {
        return consumer.assignment().stream()
                .mapToLong(partition -> Math.max(0, bound(bounds, partition) - at(partition)))
                .sum();
    }

    /**
     * Where this is, in the words of the bounds: a partition that is read as far as its bound is at it, and so is one
     * whose bound is of a log that Kafka has lost.
     */
    Map<String, Long> standing(Map<String, Long> bounds) {
        Map<String, Long> standing = new HashMap<>();
        List<TopicPartition> behind = new ArrayList<>();
        for (TopicPartition partition : consumer.assignment()) {
            long bound = bound(bounds, partition);
            if (at(partition) < bound) {
                behind.add(partition);
            } else {
                standing.put(name(partition), bound);
            }
        }
        if (!behind.isEmpty()) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(behind, LONGEST_WAIT);
            for (TopicPartition partition : behind) {
                long end = Objects.requireNonNull(ends.get(partition));
                long bound = bound(bounds, partition);
                standing.put(name(partition), bound > end && at(partition) >= end ? bound : at(partition));
            }
        }
        return standing;
    }

    private long at(TopicPartition partition) {
        Deque<ConsumerRecord<String, byte[]>> records = held.get(partition);
        if (records != null) return records.getFirst().offset();
        long read = reached.getOrDefault(partition, 0L);
        try {
            return Math.max(read, consumer.position(partition, Duration.ofMillis(1)));
        } catch (TimeoutException unknown) { // the log begins later, and where is being asked for
            return read;
        }
    }

    private long bound(Map<String, Long> bounds, TopicPartition partition) {
        return bounds.getOrDefault(name(partition), Positions.NONE);
    }

    private String name(TopicPartition partition) {
        return ours + partition;
    }
}
