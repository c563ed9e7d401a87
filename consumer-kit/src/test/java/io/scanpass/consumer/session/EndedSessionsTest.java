package io.scanpass.consumer.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EndedSessionsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration KEEP = Duration.ofMinutes(7);
    private static final Instant FRESH = NOW.plusSeconds(3600);

    private final EndedSessions ended = new EndedSessions(KEEP, 3);

    @Test
    void coverASessionForAsLongAsItsTokensLive() {
        assertThat(ended.add("one", NOW)).isTrue();
        ended.prune(NOW.plus(KEEP).minusMillis(1));
        assertThat(ended.covers("one", FRESH)).isTrue();
        assertThat(ended.covers("another", NOW.minusSeconds(1))).isFalse();
        ended.prune(NOW.plus(KEEP));
        assertThat(ended.covers("one", NOW)).isFalse();
        assertThat(ended.size()).isZero();
    }

    @Test
    void areNewsOnce() {
        ended.add("one", NOW);
        assertThat(ended.add("one", NOW.plusSeconds(1))).isFalse();
        assertThat(ended.size()).isEqualTo(1);
    }

    @Test
    void coverAllOldTokensWhenTheyAreTooMany() {
        for (int i = 0; i < 5; i++) ended.add("session" + i, NOW.plusSeconds(i));
        assertThat(ended.size()).isEqualTo(3);
        Instant ofTheLastForgotten = NOW.plusSeconds(1).plus(RevokedSessions.LEEWAY);
        assertThat(ended.covers("session0", ofTheLastForgotten.minusMillis(1))).isTrue();
        assertThat(ended.covers("innocent", ofTheLastForgotten.minusMillis(1))).isTrue();
        assertThat(ended.covers("innocent", ofTheLastForgotten)).isFalse();
        assertThat(ended.covers("session4", FRESH)).isTrue();
    }
}
