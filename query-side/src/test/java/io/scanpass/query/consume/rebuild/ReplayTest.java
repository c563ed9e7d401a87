package io.scanpass.query.consume.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final String TOPIC = "scanpass.sessions";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final String NAME = "group:" + PARTITION;

    private final MockConsumer<String, byte[]> kafka = new MockConsumer<>("earliest");
    private final Replay replay = new Replay(kafka, "group:");
    private final List<Long> read = new ArrayList<>();

    @BeforeEach
    void topic() {
        kafka.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, Node.noNode(), new Node[0], new Node[0])));
        kafka.updateBeginningOffsets(Map.of(PARTITION, 0L));
        kafka.updateEndOffsets(Map.of(PARTITION, 3L));
    }

    @Test
    void readsFromTheBeginningAndNeverPassesWhatIsServed() {
        replay.begin(List.of(TOPIC), Map.of());
        publish(0, 1, 2);

        assertThat(poll(2)).isEqualTo(Map.of(NAME, 2L));
        assertThat(read).containsExactly(0L, 1L);
        assertThat(replay.standing(Map.of(NAME, 2L))).isEqualTo(Map.of(NAME, 2L));
        assertThat(replay.left(Map.of(NAME, 3L))).isEqualTo(1);

        assertThat(poll(3)).isEqualTo(Map.of(NAME, 3L));
        assertThat(read).containsExactly(0L, 1L, 2L);
    }

    @Test
    void goesOnWhereItWas() {
        replay.begin(List.of(TOPIC), Map.of(NAME, 2L));
        publish(2);

        poll(3);

        assertThat(read).containsExactly(2L);
    }

    @Test
    void isBehindUntilItHasWhatIsServed() {
        replay.begin(List.of(TOPIC), Map.of(NAME, 1L));

        assertThat(replay.standing(Map.of(NAME, 3L))).isEqualTo(Map.of(NAME, 1L));
    }

    @Test
    void isAtAPositionOfALogThatKafkaHasLost() {
        replay.begin(List.of(TOPIC), Map.of(NAME, 3L));

        assertThat(replay.standing(Map.of(NAME, 500L))).isEqualTo(Map.of(NAME, 500L));
    }

    @Test
    void coversNoPartitionThatKafkaDoesNotHave() {
        replay.begin(List.of(TOPIC), Map.of());

        assertThat(replay.covers(Map.of(NAME, 2L))).isTrue();
        assertThat(replay.covers(Map.of(NAME, 2L, "group:scanpass.sessions-1", 2L)))
                .isFalse();
    }

    private Map<String, Long> poll(long served) {
        return replay.poll(Duration.ZERO, Map.of(NAME, served), message -> read.add(message.offset()));
    }

    private void publish(long... offsets) {
        for (long offset : offsets) kafka.addRecord(new ConsumerRecord<>(TOPIC, 0, offset, "key", new byte[0]));
    }
}
