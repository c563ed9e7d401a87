package io.scanpass.query.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key whose view stays as it was, because a record of it could not be projected. Nothing of the record's content is here:
 * that stays on Kafka.
 *
 * @param key of the view, as in Redis: {@code session:<id>}, {@code user:<id>}, {@code qr:<id>}; {@code key:<id>} for the
 *     personal key of a user
 * @param why for people, without content
 * @param type the CloudEvents type of the record it began with, where it has one
 * @param sequence of that record, or the one the store has; null where it has none
 * @param place {@code <topic>-<partition>@<offset>} of that record; null when no record showed it
 * @param upTo of the records that can be read, the highest sequence: the view must have it before the key is free again
 * @param unreadable how many of the records cannot be read, whatever they say of themselves: while there is one, only the
 *     command side knows what is missing
 * @param held how many records came after that one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Parked(
        String key,
        Reason reason,
        String why,
        @Nullable String type,
        @Nullable Long sequence,
        @Nullable String place,
        Instant since,
        long upTo,
        int unreadable,
        int held) {

    /** What parked it. */
    public enum Reason {
        /** A record that is no event of the contract. */
        @JsonProperty("unreadable")
        UNREADABLE,
        /** An event that the projection fails with. */
        @JsonProperty("failed")
        FAILED,
        /** An event before this one is missing. */
        @JsonProperty("gap")
        GAP,
        /** The event store has more than the view. */
        @JsonProperty("behind")
        BEHIND
    }

    /**
     * What the events repeat that are published again for this: an answer from before another record was held back that
     * cannot be read says nothing of that one. The same after everything is read again.
     */
    public String request() {
        return (place == null ? "" : place) + "#" + unreadable;
    }

    /** What is missing is asked for at once where nothing but the want of it is wrong. */
    boolean isHealedByItself() {
        return reason == Reason.GAP || reason == Reason.BEHIND;
    }
}
