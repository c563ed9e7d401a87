package io.scanpass.query.consume;

import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/**
 * Starts the consumer beside the application's own start, again and again: while no name of a broker resolves, a
 * Kafka client cannot even be made, and the views must be served all the same.
 */
@Component
class ConsumerStart implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ConsumerStart.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    private final KafkaListenerEndpointRegistry registry;
    private volatile @Nullable Thread starter;
    private volatile boolean started;

    ConsumerStart(KafkaListenerEndpointRegistry registry) {
        this.registry = registry;
    }

    /** Down for good: it was started, nobody stops it, and yet it does not run. */
    boolean isLost() {
        MessageListenerContainer consumer = registry.getListenerContainer(EventConsumer.ID);
        return started && (consumer == null || !consumer.isRunning() || !consumer.isInExpectedState());
    }

    @Override
    public void start() {
        Thread thread = Thread.ofVirtual().name("consumer-start").unstarted(this::startUntilItRuns);
        starter = thread; // before it runs: it looks whether it is still wanted
        thread.start();
    }

    private void startUntilItRuns() {
        MessageListenerContainer consumer = registry.getListenerContainer(EventConsumer.ID);
        boolean reported = false;
        while (consumer != null && starter != null && !started) {
            try {
                consumer.start();
                started = true;
            } catch (KafkaException unreachable) {
                if (!reported) {
                    log.warn("consumer not started, trying again and again: {}", unreachable.getMessage());
                    reported = true;
                }
                consumer.stop();
                if (!paused()) {
                    return;
                }
            }
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(BETWEEN_ATTEMPTS);
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    @Override
    public void stop() {
        Thread running = starter;
        starter = null;
        started = false;
        if (running != null) {
            running.interrupt();
        }
        MessageListenerContainer consumer = registry.getListenerContainer(EventConsumer.ID);
        if (consumer != null) {
            consumer.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return starter != null;
    }

    /** Stopped before the web server, as the registry's own containers are. */
    @Override
    public int getPhase() {
        return registry.getPhase();
    }
}
