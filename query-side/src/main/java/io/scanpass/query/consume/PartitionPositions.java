package io.scanpass.query.consume;

import io.scanpass.query.project.PositionStep;
import io.scanpass.query.project.Positions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps the consumer where the positions in Redis say it is. For each partition it knows the position that it last wrote
 * or read; a partition of which it knows none is read from Redis, and sought to, before any of its records counts.
 */
@Component
final class PartitionPositions {

    private static final Logger log = LoggerFactory.getLogger(PartitionPositions.class);

    private final Map<TopicPartition, Long> known = new ConcurrentHashMap<>();
    private final Positions positions;
    private final Refill refill;
    private final String group;

    PartitionPositions(Positions positions, Refill refill, ConsumeSettings settings) {
        this.positions = positions;
        this.refill = refill;
        this.group = settings.group();
    }

    /**
     * Whether this record is the next to project. Not so after a seek: the rest of what was fetched before it comes
     * along still, and the position says that it will be fetched again.
     */
    boolean isDue(ConsumerRecord<?, ?> message, Consumer<?, ?> consumer) {
        TopicPartition partition = new TopicPartition(message.topic(), message.partition());
        if (!known.containsKey(partition)) {
            align(consumer, List.of(partition));
        }
        return consumer.position(partition) > message.offset();
    }

    PositionStep step(ConsumerRecord<?, ?> message) {
        TopicPartition partition = new TopicPartition(message.topic(), message.partition());
        return new PositionStep(name(partition), known.getOrDefault(partition, Positions.NONE), message.offset() + 1);
    }

    void stepped(ConsumerRecord<?, ?> message, Consumer<?, ?> consumer) {
        TopicPartition partition = new TopicPartition(message.topic(), message.partition());
        known.put(partition, message.offset() + 1);
        refill.reached(consumer, partition, message.offset() + 1);
    }

    /** Nothing is left of what was fetched, so all before the consumer's position is projected. */
    void idle(TopicPartition partition, Consumer<?, ?> consumer) {
        align(consumer, List.of(partition));
        refill.look(consumer, partition);
    }

    /** From now on nothing is known of these, whatever seeks others may do meanwhile. */
    void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(known::remove);
        refill.forget(partitions);
    }

    /** Seeks to the stored position of every partition whose stored position is not the known one. */
    void align(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<String, Long> stored =
                positions.read(partitions.stream().map(this::name).collect(Collectors.toSet()));
        for (TopicPartition partition : partitions) {
            long position = stored.getOrDefault(name(partition), Positions.NONE);
            Long before = known.get(partition);
            if (before == null || before != position) {
                // Offset 0 where there is none: should the log begin later, auto.offset.reset leads to its beginning.
                consumer.seek(partition, Math.max(position, 0));
                refill.begin(consumer, partition, position);
                known.put(partition, position);
                if (before == null) {
                    log.info("{} is read from position {}", partition, position);
                } else {
                    log.warn(
                            "{} was at position {}, Redis says {}: read again from there", partition, before, position);
                }
                refill.reached(consumer, partition, Math.max(position, 0));
            }
        }
    }

    /** A position is one group's: under a new name the group reads everything again. */
    private String name(TopicPartition partition) {
        return group + ":" + partition;
    }
}
