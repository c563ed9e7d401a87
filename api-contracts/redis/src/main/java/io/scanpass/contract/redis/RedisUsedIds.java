package io.scanpass.contract.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.scanpass.contract.http.UsedIds;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;

/** In Redis for all nodes, and on this node too, for while Redis is away. */
public final class RedisUsedIds implements UsedIds {

    private static final Logger LOG = LoggerFactory.getLogger(RedisUsedIds.class);
    private static final int REMEMBERED = 100_000;

    private final StringRedisTemplate redis;
    private final String what;
    private final Duration life;
    private final Cache<String, Boolean> here;
    private final AtomicBoolean away = new AtomicBoolean();

    /**
     * @param what the ids belong to, in one word
     * @param life how long it would be good if it could be used again
     */
    public RedisUsedIds(StringRedisTemplate redis, String what, Duration life) {
        this.redis = redis;
        this.what = what;
        this.life = life;
        this.here = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(life)
                .build();
    }

    @Override
    public boolean isFirstUse(String id) {
        if (here.asMap().putIfAbsent(id, true) != null) return false;
        try {
            boolean first = Boolean.TRUE.equals(redis.opsForValue().setIfAbsent(what + ":" + id, "", life));
            if (away.getAndSet(false)) LOG.info("{}: all nodes know again what was used", what);
            return first;
        } catch (DataAccessException failure) {
            if (!away.getAndSet(true)) {
                LOG.warn("{}: what was used is known to this node alone: {}", what, failure.getMessage());
            }
            return true;
        }
    }
}
