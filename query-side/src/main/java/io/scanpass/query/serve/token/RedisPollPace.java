package io.scanpass.query.serve.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

@Component
final class RedisPollPace implements PollPace {

    private static final RedisScript<Long> POLL =
            RedisScript.of(new ClassPathResource("poll.lua", RedisPollPace.class), Long.class);
    private static final Duration SLOW_DOWN = Duration.ofSeconds(5);

    /** A timer of exactly the interval must not fail by the network's jitter. */
    private static final Duration LEEWAY = Duration.ofMillis(100);

    private static final Duration AFTER_END = Duration.ofMinutes(1);

    private final StringRedisTemplate redis;
    private final TokenSettings settings;

    RedisPollPace(StringRedisTemplate redis, TokenSettings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    @Override
    public boolean isTooFast(String loginId, Instant now, Instant codeEnd) {
        return redis.execute(
                        POLL,
                        List.of("poll:" + loginId),
                        Long.toString(now.toEpochMilli()),
                        Long.toString(settings.pollInterval().toMillis()),
                        Long.toString(SLOW_DOWN.toMillis()),
                        Long.toString(LEEWAY.toMillis()),
                        Long.toString(codeEnd.plus(AFTER_END).toEpochMilli()))
                == 1;
    }
}
