package io.scanpass.contract.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The bucket of one key: in Redis for all nodes, or here while Redis is away. It remembers how long an empty bucket stays
 * empty, so that a flood costs Redis nothing.
 */
final class Gate {

    private final String key;
    private final BucketConfiguration configuration;
    private final SharedBuckets shared;
    private volatile @Nullable Bucket sharedBucket;
    private volatile @Nullable Bucket ownBucket;
    private volatile long emptyUntil = System.nanoTime();

    Gate(String key, BucketConfiguration configuration, SharedBuckets shared) {
        this.key = key;
        this.configuration = configuration;
        this.shared = shared;
    }

    /** Zero when one more is fine, or the time until one is. */
    Duration take() {
        Duration empty = emptyFor();
        if (empty.isPositive()) return empty;
        ConsumptionProbe probe = probe();
        if (probe.isConsumed()) return Duration.ZERO;
        emptyUntil = System.nanoTime() + probe.getNanosToWaitForRefill();
        return Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
    }

    /** As far as this node knows; zero when it may have some. */
    Duration emptyFor() {
        return Duration.ofNanos(Math.max(0, emptyUntil - System.nanoTime()));
    }

    private ConsumptionProbe probe() {
        if (shared.areHere()) {
            try {
                ConsumptionProbe probe = sharedBucket().tryConsumeAndReturnRemaining(1);
                shared.haveAnswered();
                return probe;
            } catch (RuntimeException away) { // of many kinds, Lettuce's, Spring's, Bucket4j's: the limit holds anyway
                shared.areAway(away);
            }
        }
        return ownBucket().tryConsumeAndReturnRemaining(1);
    }

    /** One for all threads: requests that come at once travel to Redis together. */
    private Bucket sharedBucket() {
        Bucket bucket = sharedBucket;
        if (bucket == null) {
            bucket = shared.bucket(key, configuration);
            sharedBucket = bucket;
        }
        return bucket;
    }

    private synchronized Bucket ownBucket() {
        Bucket bucket = ownBucket;
        if (bucket == null) {
            bucket = Bucket.builder().addLimit(configuration.getBandwidths()[0]).build();
            ownBucket = bucket;
        }
        return bucket;
    }
}
