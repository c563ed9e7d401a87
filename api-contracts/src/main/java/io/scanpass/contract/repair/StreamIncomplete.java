package io.scanpass.contract.repair;

import io.scanpass.contract.PublishedEvent;
import java.time.Instant;

/**
 * Someone lacks events of a stream. Published by the query side, at least once; the command side publishes all events of
 * this stream again, each with the CloudEvents extensions {@code laststored}, the sequence of the last it has, and {@code
 * answers}, the request.
 *
 * @param streamId of a user, a QR login or a session
 * @param request whatever who asks knows this by, up to 200 characters
 */
public record StreamIncomplete(String streamId, String request, Instant noticedAt) implements PublishedEvent {

    /** CloudEvents extensions of an event that is published again: a decimal number, and what the request said. */
    public static final String LAST_STORED = "laststored";

    public static final String ANSWERS = "answers";

    @Override
    public String aggregateId() {
        return streamId;
    }
}
