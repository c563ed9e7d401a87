package io.scanpass.query;

import io.scanpass.contract.Topic;
import io.scanpass.testing.Backends;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the query side tells on Kafka, of refresh tokens if nothing else is said, from now on. */
public final class Reports implements AutoCloseable {

    private final KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> read = new ArrayList<>();

    public Reports() {
        this(Topic.REFRESH_TOKENS);
    }

    public Reports(Topic topic) {
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", Backends.selected().kafkaBootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic.wireName()).stream()
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** Those with this key so far. */
    public List<ConsumerRecord<String, String>> of(String key) {
        consumer.poll(Duration.ofMillis(10)).forEach(read::add);
        return read.stream().filter(each -> key.equals(each.key())).toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
