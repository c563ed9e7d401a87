package io.scanpass.command.accept.operator;

import io.scanpass.command.decide.history.Entry;
import io.scanpass.command.decide.history.Kind;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event as JSON.
 *
 * @param position in the order of all that is stored
 * @param revision that it was stored in; its members are those of today's
 * @param by id of the user who asked for it, if one did
 * @param chain {@code proven}, {@code altered} or {@code unproven}: the row before it is missing
 * @param event its members; absent where the row cannot be read any more
 */
record ToldEntry(
        long position,
        String kind,
        String id,
        long sequence,
        @Nullable Instant at,
        String eventId,
        String type,
        String revision,
        @Nullable String traceId,
        @Nullable String by,
        String chain,
        @Nullable Map<String, Object> event) {

    static ToldEntry of(Entry entry) {
        return new ToldEntry(
                entry.position(),
                Kind.stored(entry.type()).map(Kind::wireName).orElse(entry.type()),
                entry.id(),
                entry.sequence(),
                entry.at(),
                entry.eventId(),
                entry.name(),
                entry.revision(),
                entry.traceId(),
                entry.by(),
                entry.proof().wireName(),
                entry.event() instanceof Record event ? Members.of(event) : null);
    }
}
