package io.scanpass.command.publish;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventSerializer;
import io.scanpass.contract.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.Serializer;
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

/** Wires the relay: its producer, its position, and the topics it publishes to. */
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
                new DefaultKafkaProducerFactory<>(producer, new StringSerializer(), new CloudEventSerializer()));
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
                topic(Topic.REFRESH_TOKENS, settings, settings.qrLoginRetention()));
    }

    private static NewTopic topic(Topic topic, RelaySettings settings, Duration retention) {
        return TopicBuilder.name(topic.wireName())
                .partitions(settings.partitions())
                .replicas(settings.replication())
                .config(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()))
                .build();
    }

    /** The owner is this process and no other: a pid and a host name are the same in many a container. */
    @Bean
    TokenStore tokenStore(ConnectionProvider connections, Serializer serializer, TokenSchema schema) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .schema(schema)
                .serializer(serializer)
                .nodeId(UUID.randomUUID().toString())
                .build();
    }

    @Bean
    ConfigurerModule relayProcessor(RelaySettings settings) {
        return configurer -> configurer.eventProcessing(processing -> processing
                .registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance())
                .registerEventProcessor(
                        Relay.NAME,
                        (name, configuration, invoker) -> processor(
                                TrackingEventProcessor.builder()
                                        .name(name)
                                        .eventHandlerInvoker(invoker)
                                        .messageSource(configuration.eventStore())
                                        .tokenStore(configuration.getComponent(TokenStore.class))
                                        .transactionManager(configuration.getComponent(TransactionManager.class))
                                        .trackingEventProcessorConfiguration(
                                                TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                                                        .andBatchSize(settings.batchSize())
                                                        .andTokenClaimInterval(
                                                                settings.retryEvery()
                                                                        .toMillis(),
                                                                TimeUnit.MILLISECONDS)),
                                settings)));
    }

    private static EventProcessor processor(TrackingEventProcessor.Builder builder, RelaySettings settings) {
        return new RelayProcessor(builder, settings.retryEvery());
    }
}
