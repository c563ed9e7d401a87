package io.scanpass.query.react.logout;

import io.scanpass.query.react.DueWork.Piece;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * One client to be told of the end of one session.
 *
 * @param attempts how often that was tried
 */
record Delivery(String clientId, String userId, String sessionId, Instant revokedAt, int attempts) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int MOST_DOUBLINGS = 10;

    static Delivery of(Piece piece) {
        return JSON.readValue(piece.what(), Delivery.class);
    }

    /** A session is told of once, so its id names the delivery. */
    Piece piece() {
        return new Piece(sessionId, JSON.writeValueAsString(this));
    }

    Delivery failed() {
        return new Delivery(clientId, userId, sessionId, revokedAt, attempts + 1);
    }

    /** After the last attempt: one second, then twice as long each time, up to ten minutes. */
    Duration pause() {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), MOST_DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
