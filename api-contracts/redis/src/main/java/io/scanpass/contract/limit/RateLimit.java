package io.scanpass.contract.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.http.Refused;
import io.scanpass.contract.seal.Sha256;
import java.time.Duration;

/** One limit, kept per key: a network, a user, a client; in Redis under its hash. */
public final class RateLimit {

    /** Keys of which a node remembers something: of those beyond, Redis knows alone. */
    private static final int REMEMBERED = 20_000;

    private final String name;
    private final Rate rate;
    private final SharedBuckets shared;
    private final Counter refused;
    private final Cache<String, Gate> gates;

    RateLimit(String name, Rate rate, SharedBuckets shared, Counter refused) {
        this.name = name;
        this.rate = rate;
        this.shared = shared;
        this.refused = refused;
        this.gates = Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    }

    /**
     * Counts one request.
     *
     * @throws Refused too_many_requests, with the time until the next may come
     */
    public void take(String key) {
        if (rate.isOff()) return;
        Gate gate = gates.get(key, of -> new Gate(bucketOf(of), rate.bucket(), shared));
        refuseIfPositive(gate.take());
    }

    /** Redis keeps the rate with the bucket: with another rate it is another bucket, or the old one would go on. */
    private String bucketOf(String key) {
        return "limit:" + name + ":" + rate.count() + "/" + rate.per() + ":" + Sha256.of(key);
    }

    /**
     * Counts nothing, asks nobody, and costs next to nothing: for a place before all else that a request costs.
     *
     * @throws Refused too_many_requests when this node knows that the next request of the key would be refused
     */
    public void refuseIfKnownToBeUsedUp(String key) {
        Gate gate = gates.getIfPresent(key);
        if (gate != null) refuseIfPositive(gate.emptyFor());
    }

    private void refuseIfPositive(Duration wait) {
        if (wait.isPositive()) {
            refused.increment();
            throw new Refused(RejectionCode.TOO_MANY_REQUESTS, wait);
        }
    }
}
