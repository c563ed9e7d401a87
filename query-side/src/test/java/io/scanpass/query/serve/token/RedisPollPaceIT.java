package io.scanpass.query.serve.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.contract.seal.Ids;
import io.scanpass.query.WithQuerySide;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

@WithQuerySide
class RedisPollPaceIT {

    @Autowired
    private PollPace pace;

    @Autowired
    private StringRedisTemplate redis;

    private final String loginId = Ids.random();
    private final Instant start = Instant.now();

    @Test
    void takesAPollEachFiveSeconds() {
        assertThat(tooFast(0)).isFalse();
        assertThat(tooFast(5_000)).isFalse();
        assertThat(tooFast(9_950)).as("the network's jitter").isFalse();
        assertThat(redis.getExpire("poll:" + loginId)).isBetween(100L, 180L);
    }

    @Test
    void addsFiveSecondsForGoodEachTimeItIsAskedTooEarly() {
        tooFast(0);
        assertThat(tooFast(4_000)).isTrue();
        assertThat(tooFast(4_000 + 9_000)).as("9 s where 10 are asked for").isTrue();
        assertThat(tooFast(13_000 + 14_000)).as("14 s where 15 are asked for").isTrue();
        assertThat(tooFast(27_000 + 20_000)).isFalse();
        assertThat(tooFast(47_000 + 19_000)).as("for good").isTrue();
    }

    private boolean tooFast(long millis) {
        return pace.isTooFast(loginId, start.plusMillis(millis), start.plusSeconds(120));
    }
}
