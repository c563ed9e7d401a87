package io.scanpass.query.serve.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.contract.seal.Ids;
import io.scanpass.query.WithQuerySide;
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
        assertThat(rotate(0, 0)).isEqualTo(new Rotation.Current(1));
        assertThat(rotate(1, 1)).isEqualTo(new Rotation.Current(2));
        assertThat(rotate(2, 2)).isEqualTo(new Rotation.Current(3));
    }

    @Test
    void repeatsTheCurrentOneForTenSecondsAndNotLonger() {
        rotate(0, 0);

        assertThat(rotate(0, 10_000)).isEqualTo(new Rotation.Current(1));
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
    void adoptsWhatIsPresentedWhenRedisHasForgotten() {
        assertThat(rotate(41, 0)).isEqualTo(new Rotation.Current(42));
        assertThat(rotate(40, 1)).isEqualTo(new Rotation.Reused());
        redis.opsForHash().put(key, "generation", "3");
        assertThat(rotate(42, 2)).isEqualTo(new Rotation.Current(43));
    }

    @Test
    void bringsNoSessionBackThatIsGone() {
        redis.delete(key);

        assertThat(rotate(0, 0)).isEqualTo(new Rotation.Missing());
        assertThat(grants.redeemed(sessionId, start)).isEqualTo(start);
        assertThat(redis.hasKey(key)).isFalse();
    }

    private Rotation rotate(int presented, long millis) {
        return grants.rotate(sessionId, presented, start.plusMillis(millis), GRACE);
    }
}
