package io.scanpass.query.consume;

import io.scanpass.contract.EventType;
import io.scanpass.contract.PublishedEvent;
import io.scanpass.contract.personal.PersonalKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a Kafka record turned out to be. */
public sealed interface Reading {

    /** An event of the catalogue, with every member it must have. */
    record Known(
            EventType type,
            PublishedEvent event,
            long sequence,
            @Nullable String traceparent,
            @Nullable Instant happenedAt)
            implements Reading {}

    /** A user's key; null: it is taken back. */
    record Key(String userId, @Nullable PersonalKey key) implements Reading {}

    /** An event of a later version; its sequence is 0 where events have none. */
    record Unknown(String type, String aggregateId, long sequence) implements Reading {}

    /** Nothing that can be understood; {@code why} does not repeat its content. */
    record Poison(String why) implements Reading {}
}
