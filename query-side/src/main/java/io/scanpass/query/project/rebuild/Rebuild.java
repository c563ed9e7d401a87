package io.scanpass.query.project.rebuild;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the latest rebuild is.
 *
 * @param generation its number
 * @param done events read, all in all
 * @param left events that are still to be read; null while that is not known
 * @param perSecond events read a second, of late
 * @param endedAt null while it goes on
 * @param why it failed; null unless it did
 */
public record Rebuild(
        long generation,
        Phase phase,
        long done,
        @Nullable Long left,
        long perSecond,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String why) {

    public enum Phase {
        /** The next generation is built; the one before it is served. */
        BUILDING,
        /** The next generation is given up and removed; the one before it is served. */
        DROPPING,
        /** The new generation is served; the one before it is removed. */
        REMOVING,
        DONE,
        FAILED
    }

    public boolean isUnderWay() {
        return phase != Phase.DONE && phase != Phase.FAILED;
    }
}
