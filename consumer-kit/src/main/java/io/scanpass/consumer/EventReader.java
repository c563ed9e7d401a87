package io.scanpass.consumer;

import io.scanpass.consumer.Counts.What;
import io.scanpass.consumer.MalformedEvent.Fault;
import io.scanpass.contract.EventType;
import io.scanpass.contract.PublishedEvent;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Hands on the events of one topic, each once and in order, as a sealed type to {@code switch} over. What is sealed of people
 * (names, addresses, browsers) stays a JWE; {@link PersonalFields} opens it.
 *
 * @param <E> the topic's events: {@code UserEvent}, {@code QrLoginEvent} or {@code SessionEvent}
 */
public final class EventReader<E extends PublishedEvent> {

    private final Class<E> events;
    private final Sequences sequences;
    private final Counts counts;

    private EventReader(Class<E> events, Sequences sequences, Counts counts) {
        this.events = events;
        this.sequences = sequences;
        this.counts = counts;
    }

    /** @throws IllegalArgumentException for events that have no history: keys, and what is noticed of tokens */
    public static <E extends PublishedEvent> EventReader<E> of(Class<E> events, Sequences sequences, Counts counts) {
        boolean haveHistory = Arrays.stream(EventType.values())
                .anyMatch(type ->
                        events.isAssignableFrom(type.record()) && type.topic().isOfAggregates());
        if (!haveHistory) throw new IllegalArgumentException("no events with a sequence: " + events);
        return new EventReader<>(events, sequences, counts);
    }

    /**
     * Calls {@code handler} unless the record was delivered before, or is of a type or revision that this version of the
     * contract does not know. An event counts as handled when the handler returns: after an exception it may come again.
     *
     * @param record its value as bytes or as text, whichever the consumer's deserializer makes
     * @throws MalformedEvent when it is none of ours
     */
    public void read(ConsumerRecord<String, ?> record, Consumer<Received<E>> handler) {
        Attributes attributes;
        Optional<E> event;
        try {
            attributes = Attributes.of(record);
            event = event(attributes, record);
        } catch (MalformedEvent malformed) {
            counts.count(What.MALFORMED);
            throw malformed;
        }
        OptionalLong last = sequences.last(attributes.subject());
        if (last.isPresent() && attributes.sequence() <= last.getAsLong()) {
            counts.count(What.DUPLICATE);
            return;
        }
        long missing = last.isPresent() ? attributes.sequence() - last.getAsLong() - 1 : 0;
        if (missing > 0) counts.count(What.GAP);
        event.ifPresentOrElse(
                known -> handler.accept(attributes.received(known, missing)), () -> counts.count(What.UNKNOWN));
        sequences.passed(attributes.subject(), attributes.sequence());
    }

    private Optional<E> event(Attributes attributes, ConsumerRecord<String, ?> record) {
        Optional<EventType> type = EventType.named(attributes.type());
        if (type.isEmpty()) return Optional.empty();
        if (!events.isAssignableFrom(type.get().record())) throw new MalformedEvent(Fault.OTHER_EVENT, record);
        E event = events.cast(Json.read(record, type.get().record()));
        if (!event.aggregateId().equals(attributes.subject())) throw new MalformedEvent(Fault.OTHER_SUBJECT, record);
        return Optional.of(event);
    }
}
