package io.scanpass.consumer;

import io.scanpass.contract.PublishedEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event, and what CloudEvents 1.0 says of it.
 *
 * @param id of the event: the same whenever it is delivered
 * @param sequence the event's place in the history of its subject ({@link PublishedEvent#aggregateId()}), from 0 on
 * @param missing how many events of its subject were not delivered before it; 0 but after a loss
 * @param traceparent leads back to the request that caused it (W3C Trace Context); absent where nothing was traced
 * @param happenedAt absent where the record does not say
 */
public record Received<E extends PublishedEvent>(
        E event,
        String id,
        long sequence,
        long missing,
        @Nullable String traceparent,
        @Nullable Instant happenedAt) {}
