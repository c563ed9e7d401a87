package io.scanpass.contract.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/** The buckets in Redis. While it does not answer, nobody waits for it but one request a second, and that one briefly. */
final class SharedBuckets {

    private static final Logger LOG = LoggerFactory.getLogger(SharedBuckets.class);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(200);
    private static final Duration UNTIL_NEXT_TRY = Duration.ofSeconds(1);
    private static final Duration KEPT_WHEN_FULL = Duration.ofSeconds(10);

    private final RedisConnectionFactory redis;
    private volatile @Nullable ProxyManager<byte[]> manager;
    private volatile boolean away;
    private volatile long nextTry = System.nanoTime();

    SharedBuckets(RedisConnectionFactory redis) {
        this.redis = redis;
    }

    boolean areHere() {
        if (!away) return true;
        synchronized (this) {
            if (away && System.nanoTime() - nextTry < 0) return false;
            nextTry = System.nanoTime() + UNTIL_NEXT_TRY.toNanos(); // this one tries, the others do not
            return true;
        }
    }

    void areAway(RuntimeException failure) {
        if (!away) LOG.warn("limits are counted on this node alone while Redis is away: {}", failure.toString());
        nextTry = System.nanoTime() + UNTIL_NEXT_TRY.toNanos();
        away = true;
    }

    void haveAnswered() {
        if (away) LOG.info("limits are counted over all nodes again");
        away = false;
    }

    Bucket bucket(String key, BucketConfiguration configuration) {
        return manager()
                .builder()
                .withOptimization(Optimizations.batching())
                .build(key.getBytes(StandardCharsets.UTF_8), () -> configuration);
    }

    private ProxyManager<byte[]> manager() {
        ProxyManager<byte[]> built = manager;
        return built == null ? connect() : built;
    }

    @SuppressWarnings("unchecked") // what Lettuce's connection of one server is underneath
    private ProxyManager<byte[]> connect() {
        try (RedisConnection connection = redis.getConnection()) {
            var commands = (RedisAsyncCommands<byte[], byte[]>) connection.getNativeConnection();
            ProxyManager<byte[]> built = Bucket4jLettuce.casBasedBuilder(commands)
                    .expirationAfterWrite(
                            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_WHEN_FULL))
                    .requestTimeout(LONGEST_WAIT)
                    .build();
            manager = built;
            return built;
        }
    }
}
