package io.scanpass.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final Instant END = Instant.parse("2026-11-21T00:00:00Z");

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(ids(7)).isEqualTo(ids(7)).isNotEqualTo(ids(8));
    }

    @Test
    void numbersTheEventsOfEachAggregateWithoutAGap() {
        Map<String, Long> last = new HashMap<>();
        long told = new History(7, 1_000, END).tell(event -> {
            if (event.sequence() >= 0) {
                assertThat(event.sequence()).isEqualTo(last.merge(event.key(), 0L, (before, first) -> before + 1));
            }
        });
        assertThat(told).isBetween(1_000L, 1_005L);
    }

    private static List<String> ids(long seed) {
        List<String> ids = new ArrayList<>();
        new History(seed, 500, END).tell(event -> ids.add(event.type() + event.key() + event.at()));
        return ids;
    }
}
