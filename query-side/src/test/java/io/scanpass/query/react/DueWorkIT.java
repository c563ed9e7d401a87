package io.scanpass.query.react;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.contract.seal.Ids;
import io.scanpass.query.WithQuerySide;
import io.scanpass.query.react.DueWork.Piece;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

@WithQuerySide
class DueWorkIT {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Piece ONE = new Piece("one", "first");

    @Autowired
    private StringRedisTemplate redis;

    private DueWork work;

    @BeforeEach
    void begin() {
        work = new DueWork(redis, "work-" + Ids.random());
    }

    @Test
    void givesWhatIsDueToOneAndAfterItsLeaseToAnother() {
        work.add(ONE, NOW);
        assertThat(claimed(-1)).isEmpty();

        assertThat(claimed(0)).containsExactly(ONE);
        assertThat(claimed(9_999)).isEmpty();
        assertThat(claimed(10_000)).containsExactly(ONE);
    }

    @Test
    void keepsTheFirstOfTwoWithOneId() {
        work.add(ONE, NOW);
        work.add(new Piece("one", "second"), NOW.minusSeconds(60));
        assertThat(claimed(-1)).isEmpty();
        assertThat(claimed(0)).containsExactly(ONE);
    }

    @Test
    void forgetsWhatIsDone() {
        work.add(ONE, NOW);
        claimed(0);
        work.done(ONE);
        work.again(ONE, NOW);

        assertThat(claimed(60_000)).isEmpty();
        assertThat(redis.hasKey(work.keys().getFirst())).isFalse();
        assertThat(redis.hasKey(work.keys().getLast())).isFalse();
    }

    @Test
    void givesTheLongestDueFirstAndAgainWhatFailed() {
        work.add(ONE, NOW);
        work.add(new Piece("two", "2"), NOW.minusSeconds(1));
        assertThat(work.claim(NOW, LEASE, 1)).containsExactly(new Piece("two", "2"));
        work.again(new Piece("two", "twice"), NOW.plusMillis(5));
        assertThat(claimed(5)).containsExactly(ONE, new Piece("two", "twice"));
    }

    private List<Piece> claimed(long millis) {
        return work.claim(NOW.plusMillis(millis), LEASE, 10);
    }
}
