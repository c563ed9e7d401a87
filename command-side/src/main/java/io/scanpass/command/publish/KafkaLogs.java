package io.scanpass.command.publish;

import io.scanpass.command.republish.Logs;
import io.scanpass.contract.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

@Component
class KafkaLogs implements Logs {

    private static final List<Topic> KEPT_FOR_EVER = List.of(Topic.USERS, Topic.SESSIONS);
    private static final long PATIENCE_SECONDS = 5;

    private final KafkaAdmin settings;

    KafkaLogs(KafkaAdmin settings) {
        this.settings = settings;
    }

    @Override
    public long keptForEver() {
        try (Admin admin = Admin.create(settings.getConfigurationProperties())) {
            long count = 0;
            for (Topic topic : KEPT_FOR_EVER) count += count(admin, topic);
            return count;
        } catch (KafkaException | ExecutionException | TimeoutException away) {
            throw new Away(away);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Away(stopping);
        }
    }

    private static long count(Admin admin, Topic topic)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            TopicDescription described = Objects.requireNonNull(
                    answer(admin.describeTopics(List.of(topic.wireName())).allTopicNames())
                            .get(topic.wireName()));
            Map<TopicPartition, OffsetSpec> first = new HashMap<>();
            Map<TopicPartition, OffsetSpec> last = new HashMap<>();
            described.partitions().forEach(partition -> {
                first.put(new TopicPartition(topic.wireName(), partition.partition()), OffsetSpec.earliest());
                last.put(new TopicPartition(topic.wireName(), partition.partition()), OffsetSpec.latest());
            });
            return sum(answer(admin.listOffsets(last).all()))
                    - sum(answer(admin.listOffsets(first).all()));
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof UnknownTopicOrPartitionException) return 0;
            throw failure;
        }
    }

    private static <T> T answer(KafkaFuture<T> asked)
            throws ExecutionException, TimeoutException, InterruptedException {
        return asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static long sum(Map<TopicPartition, ListOffsetsResultInfo> offsets) {
        return offsets.values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }

    @Override
    public void create() {
        try {
            if (!settings.initialize()) throw new KafkaException("topics are not made");
        } catch (KafkaException | IllegalStateException away) {
            throw new Away(away);
        }
    }
}
