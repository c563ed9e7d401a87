package io.scanpass.contract.limit;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Makes limits that hold over all nodes while Redis is there, and on each node by itself while it is not. */
@Component
public final class RateLimits {

    private final SharedBuckets shared;
    private final MeterRegistry meters;

    public RateLimits(StringRedisTemplate redis, MeterRegistry meters) {
        this.shared = new SharedBuckets(redis.getRequiredConnectionFactory());
        this.meters = meters;
    }

    /** @param name a word of its own for each limit: it stands in Redis and in the metric {@code scanpass.limits.refused} */
    public RateLimit limit(String name, Rate rate) {
        return new RateLimit(name, rate, shared, meters.counter("scanpass.limits.refused", "limit", name));
    }
}
