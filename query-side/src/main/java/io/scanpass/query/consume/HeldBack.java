package io.scanpass.query.consume;

import io.scanpass.contract.Topic;
import io.scanpass.query.project.Outcome;
import io.scanpass.query.project.Parked;
import io.scanpass.query.project.Parked.Reason;
import io.scanpass.query.project.Parking;
import io.scanpass.query.project.PositionStep;
import io.scanpass.query.project.ViewKeys;
import java.time.Clock;
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

    private final Parking parking;
    private final Clock clock;

    HeldBack(Parking parking, Clock clock) {
        this.parking = parking;
        this.clock = clock;
    }

    /** @param message whose key is an id */
    Outcome hold(Topic topic, ConsumerRecord<String, byte[]> message, PositionStep step, Reason reason, String why) {
        OptionalLong sequence = topic.isOfAggregates() ? EventReader.sequence(message) : OptionalLong.empty();
        boolean unreadable = reason == Reason.UNREADABLE || sequence.isEmpty();
        return parking.hold(
                new Parked(
                        ViewKeys.view(topic, message.key()),
                        reason,
                        why,
                        EventReader.header(message, "ce_type"),
                        sequence.isPresent() ? sequence.getAsLong() : null,
                        "%s-%d@%d".formatted(message.topic(), message.partition(), message.offset()),
                        clock.instant(),
                        unreadable ? -1 : sequence.getAsLong(),
                        unreadable ? 1 : 0,
                        0),
                step);
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
