package io.scanpass.query.consume;

import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.event.ListenerContainerPartitionIdleEvent;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.stereotype.Component;

/**
 * Compares positions when a partition is assigned and, on the consumer's thread, whenever it has brought nothing for a
 * second: so a wiped or rolled back Redis is filled again without waiting for the next event.
 */
@Component
class PositionWatch implements ConsumerAwareRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(PositionWatch.class);

    private final PartitionPositions positions;

    PositionWatch(PartitionPositions positions) {
        this.positions = positions;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        positions.forget(partitions);
        unlessAway(() -> positions.align(consumer, partitions));
    }

    @Override
    public void onPartitionsRevokedAfterCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        positions.forget(partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        positions.forget(partitions);
    }

    @EventListener
    void onIdle(ListenerContainerPartitionIdleEvent idle) {
        Consumer<?, ?> consumer = idle.getConsumer();
        @Nullable TopicPartition partition = idle.getTopicPartition();
        if (partition != null && consumer.assignment().contains(partition)) {
            unlessAway(() -> positions.idle(partition, consumer));
        }
    }

    private static void unlessAway(Runnable comparison) {
        try {
            comparison.run();
        } catch (DataAccessException | KafkaException unreachable) {
            // What is unknown stays unknown: the first record, or the next idle second, asks again.
            log.debug("positions not compared: {}", unreachable.getMessage());
        }
    }
}
