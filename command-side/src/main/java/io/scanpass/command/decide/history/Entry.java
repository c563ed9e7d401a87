package io.scanpass.command.decide.history;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One stored event.
 *
 * @param position in the order of all that is stored
 * @param type of the stream, as stored: {@link Kind#stored}
 * @param id of the stream
 * @param at null where the row does not say it any more
 * @param name of the event, with the revision that it was stored in
 * @param traceId of the request that caused it; null when none did
 * @param by id of the user who asked; null when none did
 * @param event in today's shape; null where the row cannot be read any more
 */
public record Entry(
        long position,
        String type,
        String id,
        long sequence,
        @Nullable Instant at,
        String eventId,
        String name,
        String revision,
        @Nullable String traceId,
        @Nullable String by,
        Proof proof,
        @Nullable Object event) {

    /** What the chain says of a row. */
    public enum Proof {
        /** It is as it was written, and behind the row that it was written behind. */
        PROVEN,
        /** It is not the row that was written here. */
        ALTERED,
        /** The row before it is missing, without which it proves nothing. */
        UNPROVEN;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
