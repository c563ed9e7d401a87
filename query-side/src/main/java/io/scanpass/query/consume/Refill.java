package io.scanpass.query.consume;

import io.scanpass.contract.Topic;
import io.scanpass.query.project.Filled;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Says of each partition of sessions when it has all that Kafka had at the time it was found behind, or was assigned:
 * until then it is not said of any session that it is alive.
 */
@Component
final class Refill {

    private static final Logger log = LoggerFactory.getLogger(Refill.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final long UNKNOWN = -1;

    /** The ends to be reached. */
    private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();

    /** Positions never go back but by a loss, also while a partition is another node's. */
    private final Map<TopicPartition, Long> furthest = new ConcurrentHashMap<>();

    private final Filled filled;
    private final String group;

    Refill(Filled filled, ConsumeSettings settings) {
        this.filled = filled;
        this.group = settings.group();
    }

    /** @param stored the position that Redis has */
    void begin(Consumer<?, ?> consumer, TopicPartition partition, long stored) {
        if (!partition.topic().equals(Topic.SESSIONS.wireName())) {
            return;
        }
        Long before = furthest.get(partition);
        if (stored < (before == null ? committed(consumer, partition) : before)) {
            log.warn("{} is behind: no session is called alive before all of it is read again", partition);
            filled.lost(name(partition));
        }
        furthest.put(partition, stored);
        ends.put(partition, UNKNOWN);
    }

    void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(ends::remove);
    }

    boolean isUnderWay(TopicPartition partition) {
        return ends.containsKey(partition);
    }

    /** A partition without any record has no position that could go back; that it was complete is lost all the same. */
    void look(Consumer<?, ?> consumer, TopicPartition partition) {
        if (partition.topic().equals(Topic.SESSIONS.wireName())
                && !isUnderWay(partition)
                && !filled.isReached(name(partition))) {
            ends.put(partition, UNKNOWN);
        }
        if (isUnderWay(partition)) {
            reached(consumer, partition, consumer.position(partition, LONGEST_WAIT));
        }
    }

    /** @param position all records before it are projected */
    void reached(Consumer<?, ?> consumer, TopicPartition partition, long position) {
        furthest.computeIfPresent(partition, (known, before) -> Math.max(before, position));
        if (!isUnderWay(partition)) {
            return;
        }
        try {
            long end = ends.merge(
                    partition, UNKNOWN, (known, none) -> known == UNKNOWN ? end(consumer, partition) : known);
            if (position >= end) {
                filled.reached(name(partition), all(consumer));
                ends.remove(partition);
                log.info("{} has all that Kafka had, position {}", partition, position);
            }
        } catch (KafkaException unreachable) {
            log.debug("end of {} not known: {}", partition, unreachable.getMessage());
        }
    }

    private static long end(Consumer<?, ?> consumer, TopicPartition partition) {
        return Objects.requireNonNull(
                consumer.endOffsets(List.of(partition), LONGEST_WAIT).get(partition));
    }

    /** What some node had projected, by Kafka's account; the least there may be when Kafka does not tell. */
    private static long committed(Consumer<?, ?> consumer, TopicPartition partition) {
        try {
            OffsetAndMetadata offset =
                    consumer.committed(Set.of(partition), LONGEST_WAIT).get(partition);
            return offset == null ? UNKNOWN : offset.offset();
        } catch (KafkaException unreachable) {
            return UNKNOWN;
        }
    }

    private List<String> all(Consumer<?, ?> consumer) {
        int count =
                consumer.partitionsFor(Topic.SESSIONS.wireName(), LONGEST_WAIT).size();
        return IntStream.range(0, count)
                .mapToObj(number -> name(new TopicPartition(Topic.SESSIONS.wireName(), number)))
                .toList();
    }

    private String name(TopicPartition partition) {
        return group + ":" + partition;
    }
}
