package io.scanpass.query.serve.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Keys and a schedule of an hour's rotation for tests. */
public final class KeyFixture {

    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    static final Duration ROTATION = Duration.ofHours(1);
    static final Duration AHEAD = Duration.ofMinutes(10);
    /** Token life and clock skew. */
    static final Duration OVERLAP = Duration.ofMinutes(6);

    static final KeySchedule SCHEDULE = schedule(SigningAlgorithm.ES256);

    private KeyFixture() {}

    /** Made once: an RSA key takes seconds. */
    private static final class Fixed {
        static final SigningKeys KEYS =
                new FixedKeys(KeyRing.EMPTY.kept(NOW, schedule(SigningAlgorithm.values())), SigningAlgorithm.ES256);
    }

    static KeySchedule schedule(SigningAlgorithm... algorithms) {
        return new KeySchedule(Set.of(algorithms), ROTATION, AHEAD, Duration.ofMinutes(5));
    }

    static KeyRing ring() {
        return KeyRing.EMPTY.kept(NOW, SCHEDULE);
    }

    /** Keys of all algorithms; ES256 for access tokens. */
    public static SigningKeys fixed() {
        return Fixed.KEYS;
    }
}
