package io.scanpass.command.hear;

import io.scanpass.contract.Topic;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.util.backoff.FixedBackOff;

/**
 * Keeps listening to a topic. It starts beside the application, again and again: while no name of a
 * broker resolves a Kafka client cannot even be made, and commands are decided without it; the same brings it back after an
 * {@code Error}. A record is committed when it is dealt with.
 */
public abstract class TopicConsumer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TopicConsumer.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(2);

    private final Topic topic;
    private final KafkaMessageListenerContainer<String, byte[]> container;
    private volatile boolean wanted;
    private boolean reported;

    /**
     * @param group the consumer group that all nodes of this side share
     * @param retryEvery the pause before a record that could not be acted on is tried again, or Kafka is
     */
    protected TopicConsumer(
            KafkaProperties kafka,
            KafkaConnectionDetails connection,
            Topic topic,
            String group,
            Duration retryEvery,
            MessageListener<String, byte[]> listener) {
        this.topic = topic;
        ContainerProperties properties = new ContainerProperties(topic.wireName());
        properties.setMessageListener(listener);
        properties.setGroupId(group);
        properties.setAckMode(AckMode.RECORD);
        properties.setShutdownTimeout(LONGEST_STOP.toMillis());
        properties.setAuthExceptionRetryInterval(retryEvery);
        this.container = new KafkaMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(
                        consumer(kafka, connection), new StringDeserializer(), new ByteArrayDeserializer()),
                properties);
        container.setBeanName(topic.wireName());
        container.setCommonErrorHandler(forEver(retryEvery));
    }

    private static Map<String, Object> consumer(KafkaProperties kafka, KafkaConnectionDetails connection) {
        Map<String, Object> consumer = kafka.buildConsumerProperties();
        consumer.put(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                connection.getConsumer().getBootstrapServers());
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // Within a second or two of Kafka's return, and of the topic's creation.
        consumer.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 1_000);
        consumer.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        // After a crash the group waits this long for the dead member; the least that brokers allow by default.
        consumer.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        consumer.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        return consumer;
    }

    /** Whatever the exception: Spring Kafka's own default gives up after ten times and skips. */
    private static DefaultErrorHandler forEver(Duration pause) {
        DefaultErrorHandler handler =
                new DefaultErrorHandler(new FixedBackOff(pause.toMillis(), FixedBackOff.UNLIMITED_ATTEMPTS));
        handler.setClassifications(Map.of(), true);
        return handler;
    }

    @Scheduled(fixedDelay = 1_000)
    public synchronized void keepListening() {
        if (!wanted || container.isRunning()) return;
        try {
            container.start();
            LOG.info("listening to {}", topic.wireName());
            reported = false;
        } catch (KafkaException unreachable) {
            container.stop();
            if (!reported) LOG.warn("not listening to {} yet: {}", topic.wireName(), unreachable.getMessage());
            reported = true;
        }
    }

    @Override
    public void start() {
        wanted = true;
    }

    @Override
    public void stop() {
        wanted = false;
        synchronized (this) {
            container.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return wanted;
    }
}
