package io.scanpass.contract.dpop;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Which proofs were used: in Redis for all nodes, and on this node too, for while Redis is away. */
final class UsedProofs {

    private static final Logger LOG = LoggerFactory.getLogger(UsedProofs.class);
    private static final int REMEMBERED = 100_000;

    private final StringRedisTemplate redis;
    private final Duration life;
    private final Cache<String, Boolean> here;

    /** @param life how long a proof would be good if it could be used again */
    UsedProofs(StringRedisTemplate redis, Duration life) {
        this.redis = redis;
        this.life = life;
        this.here = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(life)
                .build();
    }

    /** @param id of the proof, unique over all keys */
    boolean isFirstUse(String id) {
        if (here.asMap().putIfAbsent(id, true) != null) return false;
        try {
            return Boolean.TRUE.equals(redis.opsForValue().setIfAbsent("dpop:" + id, "", life));
        } catch (DataAccessException away) {
            LOG.warn("whether a proof was used is known to this node alone: {}", away.getMessage());
            return true;
        }
    }
}
