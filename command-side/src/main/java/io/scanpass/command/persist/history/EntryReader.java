package io.scanpass.command.persist.history;

import io.scanpass.command.decide.history.Entry;
import io.scanpass.command.decide.history.Entry.Proof;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Reads rows that somebody may have edited: whatever is in one, it is told, and told from one that was not edited. */
@Component
class EntryReader {

    private final Serializer serializer;
    private final EventUpcasterChain upcasters;
    private final HistoryChain chain;

    EntryReader(@Qualifier("eventSerializer") Serializer serializer, EventUpcasterChain upcasters, HistoryChain chain) {
        this.serializer = serializer;
        this.upcasters = upcasters;
        this.chain = chain;
    }

    /** @param row with {@code chain_before} beside its own columns */
    Entry read(ResultSet row, int number) throws SQLException {
        StoredEvent stored = StoredEvent.read(row);
        Proof proof = proof(stored, row.getString("chain"), row.getString("chain_before"));
        Optional<DomainEventMessage<?>> message = message(stored);
        return new Entry(
                row.getLong("global_index"),
                stored.type(),
                stored.aggregateId(),
                stored.sequence(),
                instant(stored.timestamp()),
                stored.eventId(),
                stored.payloadType(),
                stored.revision(),
                message.map(event -> text(event, "trace_id")).orElse(null),
                message.map(event -> text(event, "user_id")).orElse(null),
                proof,
                message.<Object>map(DomainEventMessage::getPayload).orElse(null));
    }

    private Proof proof(StoredEvent stored, @Nullable String link, @Nullable String before) {
        if (stored.sequence() > 0 && before == null) return Proof.UNPROVEN;
        String previous = before == null ? HistoryChain.START : before;
        return link != null && chain.isLink(link, previous, stored) ? Proof.PROVEN : Proof.ALTERED;
    }

    private Optional<DomainEventMessage<?>> message(StoredEvent stored) {
        GenericDomainEventEntry<String> entry = new GenericDomainEventEntry<>(
                stored.type(),
                stored.aggregateId(),
                stored.sequence(),
                stored.eventId(),
                stored.timestamp(),
                stored.payloadType(),
                stored.revision(),
                stored.payload(),
                stored.metaData());
        try {
            DomainEventMessage<?> message = EventStreamUtils.upcastAndDeserializeDomainEvents(
                            Stream.of(entry), serializer, upcasters)
                    .next();
            message.getPayload();
            message.getMetaData();
            return Optional.of(message);
        } catch (RuntimeException unreadable) { // of an unknown name, or no JSON: whatever an edit can make of a row
            return Optional.empty();
        }
    }

    private static @Nullable Instant instant(String timestamp) {
        try {
            return DateTimeUtils.parseInstant(timestamp);
        } catch (DateTimeException edited) {
            return null;
        }
    }

    private static @Nullable String text(DomainEventMessage<?> event, String name) {
        return event.getMetaData().get(name) instanceof String text ? text : null;
    }
}
