package io.scanpass.command.publish;

import java.time.Duration;
import org.axonframework.eventhandling.TrackingEventProcessor;

/** A tracking processor whose pauses after a failure do not grow to Axon's minute: Kafka's return is noticed at once. */
class RelayProcessor extends TrackingEventProcessor {

    private final Duration longestPause;

    RelayProcessor(Builder builder, Duration longestPause) {
        super(builder);
        this.longestPause = longestPause;
    }

    @Override
    protected void doSleepFor(long millisToSleep) {
        super.doSleepFor(Math.min(millisToSleep, longestPause.toMillis()));
    }
}
