package io.scanpass.query.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.query.project.Filled;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefillTest {

    private static final String TOPIC = "scanpass.sessions";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final String REACHED =
            "reached g:scanpass.sessions-0 of [g:scanpass.sessions-0, g:scanpass.sessions-1]";
    private static final String LOST = "lost g:scanpass.sessions-0";

    private final Said filled = new Said();
    private final Refill refill = new Refill(filled, new ConsumeSettings("g"));
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");

    static final class Said implements Filled {

        final List<String> said = new ArrayList<>();

        @Override
        public void lost(String partition) {
            said.add("lost " + partition);
        }

        @Override
        public boolean isReached(String partition) {
            return said.stream().anyMatch(each -> each.startsWith("reached " + partition));
        }

        @Override
        public void reached(String partition, Collection<String> all) {
            said.add("reached " + partition + " of " + all);
        }
    }

    @BeforeEach
    void assign() {
        consumer.assign(List.of(PARTITION));
        consumer.updateEndOffsets(Map.of(PARTITION, 7L));
        PartitionInfo[] two = {
            new PartitionInfo(TOPIC, 0, null, null, null), new PartitionInfo(TOPIC, 1, null, null, null)
        };
        consumer.updatePartitions(TOPIC, List.of(two));
    }

    @Test
    void endsWhereKafkaEndedWhenItBegan() {
        refill.begin(consumer, PARTITION, 3);
        refill.reached(consumer, PARTITION, 3);
        consumer.updateEndOffsets(Map.of(PARTITION, 9L));
        refill.reached(consumer, PARTITION, 6);
        assertThat(filled.said).isEmpty();

        refill.reached(consumer, PARTITION, 7);
        refill.reached(consumer, PARTITION, 8);

        assertThat(filled.said).containsExactly(REACHED);
    }

    @Test
    void noticesThatItIsBehindWhereItWasThoughAFailureMadeItForget() {
        refill.begin(consumer, PARTITION, 3);
        refill.reached(consumer, PARTITION, 7);
        refill.forget(List.of(PARTITION));

        refill.begin(consumer, PARTITION, 6);
        refill.reached(consumer, PARTITION, 7);

        assertThat(filled.said).containsExactly(REACHED, LOST, REACHED);
    }

    @Test
    void noticesThatItIsBehindWhatAnotherNodeCommitted() {
        consumer.commitSync(Map.of(PARTITION, new OffsetAndMetadata(5)));

        refill.begin(consumer, PARTITION, 5);
        assertThat(filled.said).isEmpty();
        new Refill(filled, new ConsumeSettings("g")).begin(consumer, PARTITION, 4);

        assertThat(filled.said).containsExactly(LOST);
    }

    @Test
    void saysNothingWhileKafkaDoesNotTellItsEnd() {
        refill.begin(consumer, PARTITION, 7);
        consumer.setOffsetsException(new TimeoutException("away"));
        refill.reached(consumer, PARTITION, 7);
        assertThat(filled.said).isEmpty();
        assertThat(refill.isUnderWay(PARTITION)).isTrue();

        refill.reached(consumer, PARTITION, 7);

        assertThat(filled.said).containsExactly(REACHED);
    }

    @Test
    void saysAgainWhatIsLostOfAPartitionWithoutRecords() {
        consumer.updateEndOffsets(Map.of(PARTITION, 0L));
        refill.begin(consumer, PARTITION, -1);
        refill.reached(consumer, PARTITION, 0);
        consumer.seek(PARTITION, 0);
        refill.look(consumer, PARTITION);
        assertThat(filled.said).containsExactly(REACHED);
        filled.said.clear();

        refill.look(consumer, PARTITION);

        assertThat(filled.said).containsExactly(REACHED);
    }

    @Test
    void leavesOtherTopicsAlone() {
        TopicPartition other = new TopicPartition("scanpass.users", 0);
        refill.begin(consumer, other, 0);
        assertThat(refill.isUnderWay(other)).isFalse();
    }
}
