package io.scanpass.query.serve.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * When keys begin to sign and cease to be published.
 *
 * @param algorithms that must always have a key that signs and one that follows it
 * @param rotation how long a key signs
 * @param publishAhead how long a key is published, at least, before it signs by plan
 * @param tokenLife how long the longest-lived token that a key signs is good
 */
record KeySchedule(Set<SigningAlgorithm> algorithms, Duration rotation, Duration publishAhead, Duration tokenLife) {

    /** How far the clocks of nodes and of those who verify may be apart; Spring Security's tolerance. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    /** Until when a key is published whose successor signs from then on. */
    Instant publishedUntil(Instant succeeded) {
        return succeeded.plus(tokenLife).plus(CLOCK_SKEW);
    }

    /** When the key that was made then may begin to sign, whatever else. */
    Instant knownFrom(SigningKey key) {
        return key.made().plus(publishAhead);
    }
}
