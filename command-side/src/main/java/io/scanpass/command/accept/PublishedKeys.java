package io.scanpass.command.accept;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.util.ResourceRetriever;
import io.scanpass.contract.jwt.PublicKeys;
import io.scanpass.contract.jwt.TokenDecoder;
import java.io.IOException;
import java.net.URL;
import java.security.PublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The query side's keys, fetched once per period, whether tokens come or not: a withdrawn key is unknown here after that
 * time. A token that names an unknown key brings them earlier, yet never more than one fetch per period. Where a fetch
 * fails the keys stay: while the query side is away, tokens signed with a known key are still good here.
 *
 * <p>Not Nimbus' own sources: theirs let two fetches through, and refuse all while the limit holds and the cache is old.
 */
final class PublishedKeys implements TokenDecoder.Keys {

    private static final Logger log = LoggerFactory.getLogger(PublishedKeys.class);
    private static final Duration USABLE_FOR = Duration.ofHours(12);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration WITHOUT_KEYS = Duration.ofSeconds(1);

    private final URL url;
    private final ResourceRetriever retriever;
    private final Duration period;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Fetched fetched;
    private volatile Instant nextFetch = Instant.MIN;

    private record Fetched(JWKSet keys, Instant at) {}

    PublishedKeys(URL url, ResourceRetriever retriever, Duration period, Clock clock) {
        this.url = url;
        this.retriever = retriever;
        this.period = period;
        this.clock = clock;
    }

    @Override
    public List<PublicKey> find(String keyId, JWSAlgorithm algorithm) throws KeySourceException {
        JWKSelector selector = new JWKSelector(new JWKMatcher.Builder()
                .keyID(keyId)
                .algorithm(algorithm)
                .keyUses(KeyUse.SIGNATURE, null)
                .build());
        List<JWK> found = known(selector);
        if (found.isEmpty()) {
            fetchIfDue();
            found = known(selector);
            if (!areUsable()) throw new RemoteKeySourceException("the query side's keys are not known", null);
        }
        return found.stream().map(PublicKeys::of).flatMap(Optional::stream).toList();
    }

    @Scheduled(fixedRate = 1_000)
    void refresh() {
        fetchIfDue();
    }

    private List<JWK> known(JWKSelector selector) {
        Fetched last = fetched;
        return last == null || !areUsable() ? List.of() : selector.select(last.keys);
    }

    private boolean areUsable() {
        Fetched last = fetched;
        return last != null && clock.instant().isBefore(last.at.plus(USABLE_FOR));
    }

    /** Whoever comes while someone else fetches waits for that. */
    private void fetchIfDue() {
        if (clock.instant().isBefore(nextFetch)) return;
        fetching.lock();
        try {
            if (clock.instant().isBefore(nextFetch)) return;
            fetch();
        } finally {
            fetching.unlock();
        }
    }

    private void fetch() {
        Instant now = clock.instant();
        try {
            JWKSet keys = JWKSet.parse(retriever.retrieveResource(url).getContent());
            fetched = new Fetched(keys, now);
            nextFetch = now.plus(period);
        } catch (IOException | ParseException failure) {
            log.debug("the query side's keys cannot be fetched: {}", failure.toString());
            nextFetch = clock.instant().plus(fetched == null ? WITHOUT_KEYS : AFTER_FAILURE);
        }
    }
}
