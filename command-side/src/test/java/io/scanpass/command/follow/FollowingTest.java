package io.scanpass.command.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;

class FollowingTest {

    private static final Following FOLLOWING = new Following("test", 2, Duration.ofMillis(100));

    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final Listener listener = new Listener();

    @Test
    void startsWithTheFirstEventEverStored() {
        assertThat(seen(FOLLOWING.fromTheBeginning())).containsExactly("before", "after", "last");
    }

    @Test
    void startsWithWhatIsStoredFromThenOn() {
        assertThat(seen(FOLLOWING.fromNowOn())).containsExactly("after", "last");
    }

    @Test
    void stopsAtWhatFailsAndTriesAgain() {
        listener.failures = 2;
        assertThat(seen(FOLLOWING.fromNowOn())).containsExactly("after", "last");
    }

    private List<String> seen(ConfigurerModule following) {
        store.publish(GenericEventMessage.asEventMessage("before"));
        var configurer = DefaultConfigurer.defaultConfiguration()
                .configureSerializer(
                        configuration -> Jackson3Serializer.builder().build())
                .configureEventStore(configuration -> store)
                .registerComponent(TransactionManager.class, configuration -> NoTransactionManager.instance())
                .registerComponent(TokenStore.class, configuration -> new InMemoryTokenStore());
        configurer.eventProcessing().registerEventHandler(configuration -> listener);
        new FollowConfig().failingStops().configureModule(configurer);
        following.configureModule(configurer);
        Configuration running = configurer.start();
        try {
            await().until(() -> running.eventProcessingConfiguration()
                    .eventProcessor("test", TrackingEventProcessor.class)
                    .orElseThrow()
                    .processingStatus()
                    .containsKey(0));
            store.publish(GenericEventMessage.asEventMessage("after"));
            store.publish(GenericEventMessage.asEventMessage("last"));
            await().until(() -> listener.seen.contains("last"));
            return listener.seen;
        } finally {
            running.shutdown();
        }
    }

    @ProcessingGroup("test")
    static final class Listener {

        private final List<String> seen = new CopyOnWriteArrayList<>();
        private int failures;

        @EventHandler
        void on(String event) {
            if (failures-- > 0) throw new IllegalStateException("not now");
            seen.add(event);
        }
    }
}
