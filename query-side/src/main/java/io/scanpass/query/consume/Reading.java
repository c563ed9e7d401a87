package io.scanpass.query.consume;

import io.scanpass.contract.EventType;
import io.scanpass.contract.PublishedEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a Kafka record turned out to be. */
sealed interface Reading {

    /** An event of the catalogue, with every member it must have. */
    record Known(
            EventType type,
            PublishedEvent event,
            long sequence,
            @Nullable String traceparent,
            @Nullable Instant happenedAt)
            implements Reading {}

    /** An event of a later version. */
    record Unknown(String type, String aggregateId, long sequence) implements Reading {}

    /** Nothing that can be understood; {@code why} does not repeat its content. */
    record Poison(String why) implements Reading {}
}
