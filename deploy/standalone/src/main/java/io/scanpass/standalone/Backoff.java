package io.scanpass.standalone;

import java.time.Duration;

/** Pauses of 1, 2, 4, 8 and from then on 10 seconds. */
final class Backoff {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private Duration pause = Duration.ofSeconds(1);

    Duration next() {
        Duration now = pause;
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return now;
    }
}
