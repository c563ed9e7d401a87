package io.scanpass.embedded;

import java.time.Duration;

/** A point in time after which waiting is over, by a clock that no one sets. */
record Deadline(long nanos) {

    static Deadline in(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos());
    }

    boolean isOver() {
        return System.nanoTime() - nanos >= 0;
    }
}
