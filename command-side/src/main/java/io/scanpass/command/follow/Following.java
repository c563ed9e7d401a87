package io.scanpass.command.follow;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * One who follows the stored events: on one node at a time, batch by batch. A batch and the step of the position are one
 * transaction; a batch that fails stops the follower there, and is tried again and again.
 *
 * @param name under which the position is kept
 * @param batchSize events between two steps of the position
 * @param retryEvery the longest pause before the next try, and between two looks whether another node has given up
 */
public record Following(String name, int batchSize, Duration retryEvery) {

    /** From the first event ever stored. */
    public ConfigurerModule fromTheBeginning() {
        return follower(settings());
    }

    /** From what is stored after it was first started: for one who must not act on what is long past. */
    public ConfigurerModule fromNowOn() {
        return follower(settings().andInitialTrackingToken(StreamableMessageSource::createHeadToken));
    }

    private TrackingEventProcessorConfiguration settings() {
        return TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                .andBatchSize(batchSize)
                .andTokenClaimInterval(retryEvery.toMillis(), TimeUnit.MILLISECONDS);
    }

    private ConfigurerModule follower(TrackingEventProcessorConfiguration settings) {
        return configurer -> configurer
                .eventProcessing()
                .registerEventProcessor(
                        name,
                        (processor, configuration, invoker) -> new Follower(
                                TrackingEventProcessor.builder()
                                        .name(processor)
                                        .eventHandlerInvoker(invoker)
                                        .messageSource(configuration.eventStore())
                                        .tokenStore(configuration.getComponent(TokenStore.class))
                                        .transactionManager(configuration.getComponent(TransactionManager.class))
                                        .trackingEventProcessorConfiguration(settings),
                                retryEvery));
    }
}
