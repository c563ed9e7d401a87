package io.scanpass.consumer;

import io.scanpass.testing.Backends;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A Kafka with the topic of sessions. */
public record Broker(String servers) {

    public static final String SESSIONS = "scanpass.sessions";

    public static Broker selected() {
        return new Broker(Backends.selected().kafkaBootstrapServers()).withSessions();
    }

    public Broker withSessions() {
        try (Admin admin = Admin.create(consumer())) {
            await(admin.createTopics(List.of(new NewTopic(SESSIONS, 3, (short) 1)))
                    .all());
        } catch (IllegalStateException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) throw failure;
        }
        return this;
    }

    /** @return the number of the new one */
    public int addPartition() {
        try (Admin admin = Admin.create(consumer())) {
            var topics = await(admin.describeTopics(List.of(SESSIONS)).allTopicNames());
            int now = Objects.requireNonNull(topics.get(SESSIONS)).partitions().size();
            await(admin.createPartitions(Map.of(SESSIONS, NewPartitions.increaseTo(now + 1)))
                    .all());
            return now;
        }
    }

    /** What a service tells the kit. */
    public Map<String, Object> consumer() {
        return Map.of("bootstrap.servers", servers, "metadata.max.age.ms", 500);
    }

    public void publish(ProducerRecord<String, byte[]> record) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new ByteArraySerializer())) {
            await(producer.send(record));
        }
    }

    private static <T> T await(Future<T> answer) {
        try {
            return answer.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException | TimeoutException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
