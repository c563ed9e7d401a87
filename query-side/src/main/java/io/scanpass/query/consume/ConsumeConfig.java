package io.scanpass.query.consume;

import io.scanpass.contract.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

@Configuration(proxyBeanMethods = false)
class ConsumeConfig {

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(2);

    @Bean
    String[] eventTopics() {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.isOfAggregates() || topic == Topic.PERSONAL_KEYS)
                .map(Topic::wireName)
                .toArray(String[]::new);
    }

    /** Tries for ever, whatever the exception: Spring Kafka's own default gives up after ten times and skips. */
    @Bean
    CommonErrorHandler retryForEver() {
        DefaultErrorHandler handler =
                new DefaultErrorHandler(new FixedBackOff(BETWEEN_ATTEMPTS.toMillis(), FixedBackOff.UNLIMITED_ATTEMPTS));
        handler.setClassifications(Map.of(), true);
        return handler;
    }

    @Bean
    ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>> listenerContainer(
            PositionWatch watch) {
        return container -> {
            container.getContainerProperties().setConsumerRebalanceListener(watch);
            container.getContainerProperties().setIdlePartitionEventInterval(IDLE.toMillis());
            container.getContainerProperties().setShutdownTimeout(LONGEST_STOP.toMillis());
            container.getContainerProperties().setAuthExceptionRetryInterval(IDLE);
        };
    }
}
