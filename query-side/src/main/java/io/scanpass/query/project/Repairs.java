package io.scanpass.query.project;

import io.scanpass.query.react.DueWork;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The keys of which the command side is to be asked what is missing: each piece says how often yet. */
public final class Repairs {

    private Repairs() {}

    public static DueWork in(StringRedisTemplate redis) {
        return new DueWork(redis, "repairs");
    }
}
