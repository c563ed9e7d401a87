package io.scanpass.query.serve.token;

import io.scanpass.query.project.ViewKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

@Component
final class RedisSessionGrants implements SessionGrants {

    private static final RedisScript<Long> REDEEM =
            RedisScript.of(new ClassPathResource("redeem.lua", RedisSessionGrants.class), Long.class);
    private static final RedisScript<Long> ROTATE =
            RedisScript.of(new ClassPathResource("rotate.lua", RedisSessionGrants.class), Long.class);

    private static final long REUSED = -1;
    private static final long MISSING = -2;

    private final StringRedisTemplate redis;

    RedisSessionGrants(StringRedisTemplate redis) {
        this.redis = redis;
    }

    @Override
    public Instant redeemed(String sessionId, Instant now) {
        return Instant.ofEpochMilli(
                redis.execute(REDEEM, List.of(ViewKeys.session(sessionId)), Long.toString(now.toEpochMilli())));
    }

    @Override
    public Rotation rotate(String sessionId, int presented, Instant now, Duration grace) {
        long answer = redis.execute(
                ROTATE,
                List.of(ViewKeys.session(sessionId)),
                Integer.toString(presented),
                Long.toString(now.toEpochMilli()),
                Long.toString(grace.toMillis()));
        if (answer == MISSING) {
            return new Rotation.Missing();
        }
        return answer == REUSED ? new Rotation.Reused() : new Rotation.Current(Math.toIntExact(answer));
    }
}
