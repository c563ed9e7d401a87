package io.scanpass.command.publish;

import io.cloudevents.CloudEvent;
import io.scanpass.command.follow.Following;
import io.scanpass.contract.Topic;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.axonframework.config.ConfigurerModule;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Wires the relay: its producer, and the topics it publishes to. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class RelayConfig {

    /** No batch is waited for longer than {@link RelaySettings#acknowledgeWithin}, so the producer gives up before. */
    @Bean
    KafkaTemplate<String, CloudEvent> relayTemplate(
            KafkaProperties kafka, KafkaConnectionDetails connection, RelaySettings settings) {
        Map<String, Object> producer = kafka.buildProducerProperties();
        int patience = Math.toIntExact(settings.acknowledgeWithin().toMillis());
        producer.put(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                connection.getProducer().getBootstrapServers());
        producer.put(ProducerConfig.ACKS_CONFIG, "all");
        producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        producer.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        producer.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience);
        producer.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience / 2);
        producer.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience);
        producer.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        KafkaTemplate<String, CloudEvent> template = new KafkaTemplate<>(
                new DefaultKafkaProducerFactory<>(producer, new StringSerializer(), new CloudEventsAndTombstones()));
        // The default logs the event it could not send; the relay logs that it could not.
        template.setProducerListener(new ProducerListener<>() {});
        return template;
    }

    @Bean
    NewTopics topics(RelaySettings settings) {
        return new NewTopics(
                topic(Topic.USERS, settings, Duration.ofMillis(-1)),
                topic(Topic.SESSIONS, settings, Duration.ofMillis(-1)),
                topic(Topic.QR_LOGINS, settings, settings.qrLoginRetention()),
                topic(Topic.REFRESH_TOKENS, settings, settings.qrLoginRetention()),
                topic(Topic.REPAIRS, settings, settings.qrLoginRetention()),
                compacted(Topic.PERSONAL_KEYS, settings));
    }

    /** Of each key the last record alone is kept; of one that was taken back, nothing. */
    private static NewTopic compacted(Topic topic, RelaySettings settings) {
        return TopicBuilder.name(topic.wireName())
                .partitions(settings.partitions())
                .replicas(settings.replication())
                .compact()
                .config(
                        TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                        Long.toString(settings.keyCompaction().toMillis()))
                .config(
                        TopicConfig.SEGMENT_MS_CONFIG,
                        Long.toString(settings.keyCompaction().toMillis()))
                .config(
                        TopicConfig.DELETE_RETENTION_MS_CONFIG,
                        Long.toString(settings.keyCompaction().toMillis()))
                .build();
    }

    private static NewTopic topic(Topic topic, RelaySettings settings, Duration retention) {
        return TopicBuilder.name(topic.wireName())
                .partitions(settings.partitions())
                .replicas(settings.replication())
                .config(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()))
                .build();
    }

    @Bean
    ConfigurerModule relayProcessor(RelaySettings settings) {
        return new Following(Relay.NAME, settings.batchSize(), settings.retryEvery()).fromTheBeginning();
    }
}
