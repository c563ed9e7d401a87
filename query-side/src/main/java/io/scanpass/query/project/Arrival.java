package io.scanpass.query.project;

import org.jspecify.annotations.Nullable;

/**
 * How an event came in.
 *
 * @param sequence its number within its aggregate, from 0
 * @param traceparent W3C trace context of the request that caused it
 * @param again null unless it was published again on request
 */
public record Arrival(
        long sequence,
        @Nullable String traceparent,
        PositionStep step,
        @Nullable Again again) {

    public Arrival(long sequence, @Nullable String traceparent, PositionStep step) {
        this(sequence, traceparent, step, null);
    }
}
