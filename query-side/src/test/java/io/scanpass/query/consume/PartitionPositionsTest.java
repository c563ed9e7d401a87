package io.scanpass.query.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.query.project.Outcome;
import io.scanpass.query.project.PositionStep;
import io.scanpass.query.project.Positions;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartitionPositionsTest {

    private static final TopicPartition PARTITION = new TopicPartition("t", 0);

    private final Map<String, Long> redis = new HashMap<>();
    private final PartitionPositions positions = new PartitionPositions(
            new Positions() {
                @Override
                public Map<String, Long> read(Collection<String> partitions) {
                    return partitions.stream()
                            .collect(Collectors.toMap(name -> name, name -> redis.getOrDefault(name, Positions.NONE)));
                }

                @Override
                public Outcome pass(PositionStep step) {
                    throw new UnsupportedOperationException();
                }
            },
            new Refill(new RefillTest.Said(), new ConsumeSettings("g")),
            new ConsumeSettings("g"));
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");

    @BeforeEach
    void assign() {
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    }

    @Test
    void beginsWhereRedisSays() {
        redis.put("g:t-0", 5L);

        positions.align(consumer, List.of(PARTITION));

        assertThat(consumer.position(PARTITION)).isEqualTo(5);
    }

    @Test
    void beginsAtTheBeginningWhereRedisKnowsNothing() {
        consumer.seek(PARTITION, 9);

        positions.align(consumer, List.of(PARTITION));

        assertThat(consumer.position(PARTITION)).isZero();
        assertThat(positions.step(message(0))).isEqualTo(new PositionStep("g:t-0", Positions.NONE, 1));
    }

    @Test
    void doesNotMoveWhileRedisAndItAgree() {
        redis.put("g:t-0", 5L);
        positions.align(consumer, List.of(PARTITION));
        fetch(5, 6, 7);

        positions.align(consumer, List.of(PARTITION));

        assertThat(consumer.position(PARTITION)).isEqualTo(8);
    }

    @Test
    void goesBackWithARedisThatHasLostItsLastSecond() {
        redis.put("g:t-0", 5L);
        positions.align(consumer, List.of(PARTITION));
        fetch(5, 6);
        positions.stepped(message(5), consumer);

        positions.align(consumer, List.of(PARTITION));

        assertThat(consumer.position(PARTITION)).isEqualTo(5);
        assertThat(positions.step(message(5))).isEqualTo(new PositionStep("g:t-0", 5, 6));
    }

    @Test
    void looksAtRedisBeforeTheFirstRecord() {
        redis.put("g:t-0", 5L);
        consumer.seek(PARTITION, 7); // a committed offset, ahead of Redis
        List<ConsumerRecord<String, byte[]>> fetched = fetch(7, 8);

        assertThat(positions.isDue(fetched.getFirst(), consumer)).isFalse();
        assertThat(positions.isDue(fetched.getLast(), consumer)).isFalse();
        assertThat(consumer.position(PARTITION)).isEqualTo(5);
    }

    @Test
    void leavesTheRestOfWhatWasFetchedBeforeASeek() {
        redis.put("g:t-0", 5L);
        positions.align(consumer, List.of(PARTITION));
        List<ConsumerRecord<String, byte[]>> fetched = fetch(5, 6, 7);
        assertThat(positions.isDue(fetched.get(0), consumer)).isTrue();

        redis.clear();
        positions.align(consumer, List.of(PARTITION));

        assertThat(positions.isDue(fetched.get(1), consumer)).isFalse();
        assertThat(positions.isDue(fetched.get(2), consumer)).isFalse();
    }

    @Test
    void asksRedisAgainAfterAFailureWhateverOthersHaveSought() {
        redis.put("g:t-0", 5L);
        positions.align(consumer, List.of(PARTITION));
        positions.forget(List.of(PARTITION));
        consumer.seek(PARTITION, 7); // as an error handler does, by the records it holds
        List<ConsumerRecord<String, byte[]>> fetched = fetch(7);

        assertThat(positions.isDue(fetched.getFirst(), consumer)).isFalse();
        assertThat(consumer.position(PARTITION)).isEqualTo(5);
    }

    private List<ConsumerRecord<String, byte[]>> fetch(long... offsets) {
        for (long offset : offsets) {
            consumer.addRecord(message(offset));
        }
        return consumer.poll(Duration.ZERO).records(PARTITION);
    }

    private static ConsumerRecord<String, byte[]> message(long offset) {
        return new ConsumerRecord<>("t", 0, offset, "", new byte[0]);
    }
}
