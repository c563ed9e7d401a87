package io.scanpass.query.consume;

import io.scanpass.contract.EventType;
import io.scanpass.contract.Topic;
import io.scanpass.query.project.Outcome;
import io.scanpass.query.project.Parked;
import io.scanpass.query.project.Parked.Reason;
import io.scanpass.query.project.Parking;
import io.scanpass.query.project.PositionStep;
import io.scanpass.query.project.Positions;
import io.scanpass.query.project.ViewKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Records that cannot be projected: their key waits, and the rest of the partition goes by. */
@Component
final class HeldBack {

    /** Read so long after it happened, an event is read again. */
    private static final Duration OLD = Duration.ofHours(1);

    private final Parking parking;
    private final Positions positions;
    private final Clock clock;

    HeldBack(Parking parking, Positions positions, Clock clock) {
        this.parking = parking;
        this.positions = positions;
        this.clock = clock;
    }

    /** @param message whose key is an id */
    Outcome hold(Topic topic, ConsumerRecord<String, byte[]> message, PositionStep step, Reason reason, String why) {
        String key = ViewKeys.view(topic, message.key());
        if (reason == Reason.GAP && isOver(topic, key, message)) {
            return positions.pass(step);
        }
        OptionalLong sequence = topic.isOfAggregates() ? EventReader.sequence(message) : OptionalLong.empty();
        boolean unreadable = reason == Reason.UNREADABLE || sequence.isEmpty();
        return parking.hold(
                new Parked(
                        key,
                        reason,
                        why,
                        EventReader.type(message).map(EventType::wireName).orElse(null),
                        sequence.isPresent() ? sequence.getAsLong() : null,
                        "%s-%d@%d".formatted(message.topic(), message.partition(), message.offset()),
                        clock.instant(),
                        unreadable ? -1 : sequence.getAsLong(),
                        unreadable ? 1 : 0,
                        0),
                step);
    }

    /**
     * Where all is read again, the view of what was over long ago lives a minute only: the event that follows may find it
     * gone.
     */
    private boolean isOver(Topic topic, String key, ConsumerRecord<String, byte[]> message) {
        Instant happenedAt = EventReader.time(message);
        return topic != Topic.USERS
                && happenedAt != null
                && happenedAt.isBefore(clock.instant().minus(OLD))
                && parking.sequences(List.of(key)).getFirst() < 0
                && parking.find(key).isEmpty();
    }

    /**
     * Why no other try can help; null for what passes: Redis or Kafka being away. A key of Redis that holds something else
     * than a view fails alike each time.
     */
    static @Nullable String lasting(RuntimeException failure) {
        if (failure instanceof DataAccessException || failure instanceof KafkaException) {
            String message = NestedExceptionUtils.getMostSpecificCause(failure).getMessage();
            return message != null && message.contains("WRONGTYPE") ? "what is in Redis is no view" : null;
        }
        String where = failure.getStackTrace().length == 0 ? "" : " at " + failure.getStackTrace()[0];
        return failure.getClass().getSimpleName() + where; // its message may say what was in the event
    }
}
