package io.scanpass.query.project;

import java.time.Clock;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** What every store of views writes with. */
@Component
public record RedisProjecting(StringRedisTemplate template, Clock clock) {}
