package io.scanpass.command.follow;

import java.time.Duration;
import org.axonframework.eventhandling.TrackingEventProcessor;

/** A tracking processor whose pauses after a failure do not grow to Axon's minute: what returns is noticed at once. */
class Follower extends TrackingEventProcessor {

    private final Duration longestPause;

    Follower(Builder builder, Duration longestPause) {
        super(builder);
        this.longestPause = longestPause;
    }

    @Override
    protected void doSleepFor(long millisToSleep) {
        super.doSleepFor(Math.min(millisToSleep, longestPause.toMillis()));
    }
}
