package io.scanpass.query.serve;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionCommands;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Readiness: without Redis there is nothing to serve. A ping takes no longer than any command may. */
@Component("redis")
final class RedisHealth implements HealthIndicator {

    private final StringRedisTemplate redis;

    RedisHealth(StringRedisTemplate redis) {
        this.redis = redis;
    }

    @Override
    public Health health() {
        try {
            redis.execute(RedisConnectionCommands::ping);
            return Health.up().build();
        } catch (DataAccessException down) {
            return Health.down().build();
        }
    }
}
