package io.scanpass.query.serve.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.contract.seal.Ids;
import io.scanpass.query.WithQuerySide;
import io.scanpass.query.project.session.SessionView;
import io.scanpass.query.serve.token.SessionGrants.Rotation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

@WithQuerySide
class RedisSessionGrantsIT {

    private static final Duration GRACE = Duration.ofSeconds(10);

    @Autowired
    private SessionGrants grants;

    @Autowired
    private StringRedisTemplate redis;

    private final String sessionId = Ids.random();
    private final String key = "session:" + sessionId;
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final SessionView session = TokenFixture.session(sessionId, "web-demo", start, start.plusSeconds(60), null);

    @BeforeEach
    void sessionIsThere() {
        redis.opsForHash().put(key, "view", "{}");
        redis.expire(key, Duration.ofMinutes(1));
    }

    @Test
    void remembersTheFirstRedemptionOnly() {
        assertThat(grants.redeemed(sessionId, start)).isEqualTo(start);
        assertThat(grants.redeemed(sessionId, start.plusSeconds(5))).isEqualTo(start);
    }

    @Test
    void reachesOneGenerationAfterTheOther() {
        assertThat(rotate(0, 0)).isEqualTo(current(1, 0));
        assertThat(rotate(1, 1)).isEqualTo(current(2, 1));
        assertThat(rotate(2, 2)).isEqualTo(current(3, 2));
    }

    @Test
    void repeatsTheCurrentOneForTenSecondsAndNotLonger() {
        rotate(0, 0);

        assertThat(rotate(0, 10_000)).isEqualTo(current(1, 0));
        assertThat(rotate(0, 10_001)).isEqualTo(new Rotation.Reused());
        assertThat(redis.opsForHash().get(key, "generation")).isEqualTo("1");
    }

    @Test
    void refusesAnOlderOneAtOnce() {
        rotate(0, 0);
        rotate(1, 1);

        assertThat(rotate(0, 2)).isEqualTo(new Rotation.Reused());
        assertThat(redis.opsForHash().get(key, "generation")).isEqualTo("2");
    }

    @Test
    void endsTheSessionAtTheFirstReuseAndReportsItOnce() {
        rotate(0, 0);
        rotate(1, 1);
        assertThat(rotate(0, 2)).isEqualTo(new Rotation.Reused());

        assertThat(rotate(2, 3)).isEqualTo(new Rotation.Over());
        assertThat(rotate(0, 4)).isEqualTo(new Rotation.Over());
        assertThat(redis.opsForHash().get(key, "reused_at"))
                .isEqualTo(Long.toString(start.plusMillis(2).toEpochMilli()));
    }

    @Test
    void replacesNoIdleTokenButNoticesThatOneWasUsed() {
        assertThat(rotate(0, true, 0)).isEqualTo(new Rotation.Idle());
        rotate(0, 1);
        assertThat(rotate(0, true, 2)).as("the lost answer").isEqualTo(current(1, 1));
        assertThat(rotate(0, true, 20_000)).isEqualTo(new Rotation.Reused());
    }

    @Test
    void notesTheLastUse() {
        grants.redeemed(sessionId, start);
        assertThat(redis.opsForHash().get(key, "last_used")).isEqualTo(Long.toString(start.toEpochMilli()));
        rotate(0, 70);
        assertThat(redis.opsForHash().get(key, "last_used"))
                .isEqualTo(Long.toString(start.plusMillis(70).toEpochMilli()));
    }

    @Test
    void adoptsWhatIsPresentedWhenRedisHasForgotten() {
        assertThat(rotate(41, 0)).isEqualTo(current(42, 0));
        redis.opsForHash().put(key, "generation", "3");
        assertThat(rotate(42, 2)).isEqualTo(current(43, 2));
        assertThat(rotate(41, 3)).isEqualTo(new Rotation.Reused());
    }

    @Test
    void bringsNoSessionBackThatIsGone() {
        redis.delete(key);

        assertThat(rotate(0, 0)).isEqualTo(new Rotation.Missing());
        assertThat(grants.redeemed(sessionId, start)).isEqualTo(start);
        assertThat(redis.hasKey(key)).isFalse();
    }

    private Rotation current(int generation, long millis) {
        return new Rotation.Current(generation, start.plusMillis(millis));
    }

    private Rotation rotate(int presented, long millis) {
        return rotate(presented, false, millis);
    }

    private Rotation rotate(int presented, boolean idle, long millis) {
        return grants.rotate(session, presented, idle, start.plusMillis(millis), GRACE);
    }
}
