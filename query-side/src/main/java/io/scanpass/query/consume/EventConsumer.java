package io.scanpass.query.consume;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.scanpass.contract.Topic;
import io.scanpass.contract.seal.Ids;
import io.scanpass.query.project.Arrival;
import io.scanpass.query.project.Outcome;
import io.scanpass.query.project.Parked.Reason;
import io.scanpass.query.project.PositionStep;
import io.scanpass.query.project.Positions;
import io.scanpass.query.project.Projections;
import io.scanpass.query.project.user.PersonalKeys;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Takes each record to its projection, in order, and the position on with it. */
@Component
final class EventConsumer {

    static final String ID = "scanpass-events";

    private static final Logger log = LoggerFactory.getLogger(EventConsumer.class);
    private static final Map<String, Topic> TOPICS =
            Arrays.stream(Topic.values()).collect(Collectors.toMap(Topic::wireName, Function.identity()));

    private final EventReader reader;
    private final PartitionPositions partitions;
    private final Positions positions;
    private final Projections projections;
    private final PersonalKeys keys;
    private final HeldBack heldBack;
    private final Counter unknown;
    private final Counter poison;

    EventConsumer(
            EventReader reader,
            PartitionPositions partitions,
            Positions positions,
            Projections projections,
            PersonalKeys keys,
            HeldBack heldBack,
            MeterRegistry meters) {
        this.reader = reader;
        this.partitions = partitions;
        this.positions = positions;
        this.projections = projections;
        this.keys = keys;
        this.heldBack = heldBack;
        this.unknown = meters.counter("scanpass.consume.unknown"); // from the start: a rate needs a zero to rise from
        this.poison = meters.counter("scanpass.consume.poison");
    }

    @KafkaListener(
            id = ID,
            idIsGroup = false,
            groupId = "${scanpass.consume.group}",
            topics = "#{@eventTopics}",
            autoStartup = "false")
    void consume(ConsumerRecord<String, byte[]> message, Consumer<?, ?> consumer) {
        try {
            if (partitions.isDue(message, consumer)) {
                if (project(message) == Outcome.MOVED) {
                    partitions.align(consumer, consumer.assignment());
                } else {
                    partitions.stepped(message, consumer);
                }
            }
        } catch (RuntimeException failure) {
            // The error handler seeks now, by what it knows: nobody but Redis may say where to go on.
            partitions.forget(consumer.assignment());
            log.warn(
                    "not projected, trying again: {}-{} offset {}: {}",
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    failure.toString());
            throw failure;
        }
    }

    private Outcome project(ConsumerRecord<String, byte[]> message) {
        PositionStep step = partitions.step(message);
        Reading reading = reader.read(message);
        if (reading instanceof Reading.Poison poison) {
            return passOrHold(message, step, poison);
        }
        Outcome outcome;
        try {
            outcome = project(message, step, reading);
        } catch (RuntimeException failure) {
            String why = HeldBack.lasting(failure);
            if (why == null) throw failure;
            return heldBack.hold(topic(message), message, step, Reason.FAILED, why);
        }
        return outcome == Outcome.GAP
                ? heldBack.hold(topic(message), message, step, Reason.GAP, "events before it are missing")
                : outcome;
    }

    private Outcome project(ConsumerRecord<String, byte[]> message, PositionStep step, Reading reading) {
        return switch (reading) {
            case Reading.Known known ->
                projections.apply(
                        known.type(),
                        known.event(),
                        new Arrival(known.sequence(), known.traceparent(), step, EventReader.again(message)),
                        known.happenedAt());
            case Reading.Key key -> keys.put(key.userId(), key.key(), step);
            case Reading.Unknown unknown -> {
                this.unknown.increment();
                log.debug("skipped {} {} {}", unknown.type(), unknown.aggregateId(), unknown.sequence());
                Topic topic = topic(message);
                yield !topic.isOfAggregates()
                        ? positions.pass(step)
                        : projections.count(
                                topic,
                                unknown.aggregateId(),
                                new Arrival(unknown.sequence(), null, step, EventReader.again(message)));
            }
            case Reading.Poison poison -> throw new IllegalStateException(poison.why());
        };
    }

    private static Topic topic(ConsumerRecord<?, ?> message) {
        return Objects.requireNonNull(TOPICS.get(message.topic()), message.topic());
    }

    /** Of a record whose key is no id nobody can say whom it is about: it parks nothing. */
    private Outcome passOrHold(ConsumerRecord<String, byte[]> message, PositionStep step, Reading.Poison poison) {
        String key = message.key();
        Outcome outcome = key != null && Ids.isId(key)
                ? heldBack.hold(topic(message), message, step, Reason.UNREADABLE, poison.why())
                : positions.pass(step);
        if (outcome != Outcome.MOVED) {
            this.poison.increment();
            log.error(
                    "unreadable record at {}-{} offset {} key {}: {}",
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    key != null && Ids.isId(key) ? key : "no id",
                    poison.why());
        }
        return outcome;
    }
}
