package io.scanpass.query.serve.keys;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All signing keys: those that signed, those that sign, and for each algorithm the one that will. That one is always
 * published, long before its time, so that whoever verifies knows it already when its predecessor has to go at once.
 *
 * <p>Verifiers keep the published keys for as long as the JWK set's {@code max-age} (5 minutes). A key that rotates
 * out costs them nothing; of a key that was withdrawn, tokens pass with them until that time is over.
 */
public record KeyRing(List<SigningKey> keys) {

    static final KeyRing EMPTY = new KeyRing(List.of());

    private static final Comparator<SigningKey> BY_START = Comparator.comparing(SigningKey::signsFrom)
            .thenComparing(SigningKey::made)
            .thenComparing(SigningKey::id);

    public KeyRing {
        keys = List.copyOf(keys);
    }

    /**
     * The key whose time to sign began last; where clocks differ so much that no key's has, the first one to come.
     *
     * @throws IllegalStateException when there is no key of this algorithm
     */
    public SigningKey signing(SigningAlgorithm algorithm, Instant now) {
        return signs(algorithm, now)
                .or(() -> successor(algorithm, now))
                .orElseThrow(() -> new IllegalStateException("no key signs with " + algorithm.wireName()));
    }

    /** In the JWK set: keys that will sign, that sign, and whose tokens may still be good. */
    public List<SigningKey> published(Instant now) {
        return keys.stream().filter(key -> key.isPublishedAt(now)).toList();
    }

    /** The published key of this id. */
    public Optional<SigningKey> find(String id, Instant now) {
        return keys.stream()
                .filter(key -> key.id().equals(id) && key.isPublishedAt(now))
                .findFirst();
    }

    /** With all that is due at this time done; the same ring if nothing is. */
    KeyRing kept(Instant now, KeySchedule schedule) {
        KeyRing ring = new KeyRing(published(now));
        for (SigningAlgorithm algorithm : schedule.algorithms()) ring = ring.provided(algorithm, now, schedule);
        for (SigningAlgorithm algorithm : EnumSet.complementOf(EnumSet.copyOf(schedule.algorithms()))) {
            ring = ring.retired(algorithm, now, schedule);
        }
        return ring;
    }

    /** The successors sign as soon as they have been published for long enough. */
    KeyRing rotated(Instant now, KeySchedule schedule) {
        KeyRing ring = kept(now, schedule);
        for (SigningAlgorithm algorithm : schedule.algorithms()) {
            SigningKey next = ring.successor(algorithm, now).orElseThrow();
            ring = ring.succeeded(next, later(now, schedule.knownFrom(next)), now, schedule);
        }
        return ring.kept(now, schedule);
    }

    /**
     * Without that key, at once. If it signed, its successor does now.
     *
     * @throws IllegalArgumentException when there is no such key
     */
    KeyRing withdrawn(String id, Instant now, KeySchedule schedule) {
        SigningKey gone = find(id, now).orElseThrow(() -> new IllegalArgumentException("there is no key " + id));
        KeyRing rest =
                new KeyRing(keys.stream().filter(key -> !key.equals(gone)).toList());
        if (signs(gone.algorithm(), now).filter(gone::equals).isEmpty()) return rest.kept(now, schedule);
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        SigningKey next = rest.successor(gone.algorithm(), now)
                .orElseGet(() -> SigningKey.generate(gone.algorithm(), second, second));
        return rest.with(next.signingFrom(second)).kept(now, schedule);
    }

    /** For the operator: a line for each key that came, went, or got another time to sign. */
    List<String> changesSince(KeyRing known, Instant now) {
        Stream<String> gone = known.keys.stream()
                .filter(key -> find(key.id(), Instant.MIN).isEmpty())
                .map(key -> "signing key " + key.id() + (key.isPublishedAt(now) ? " is withdrawn" : " has ended"));
        Stream<String> come = keys.stream()
                .filter(key -> known.find(key.id(), Instant.MIN)
                        .filter(same -> same.signsFrom().equals(key.signsFrom()))
                        .isEmpty())
                .map(key -> "signing key " + key.id() + " signs "
                        + key.algorithm().wireName() + " from " + key.signsFrom());
        return Stream.concat(gone, come).toList();
    }

    Optional<SigningKey> signs(SigningAlgorithm algorithm, Instant now) {
        return of(algorithm).filter(key -> key.signsAt(now)).max(BY_START);
    }

    private Optional<SigningKey> successor(SigningAlgorithm algorithm, Instant now) {
        return of(algorithm).filter(key -> key.signsFrom().isAfter(now)).min(BY_START);
    }

    private KeyRing provided(SigningAlgorithm algorithm, Instant now, KeySchedule schedule) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        Optional<SigningKey> current = signs(algorithm, now);
        if (current.isEmpty()) {
            return with(SigningKey.generate(algorithm, second, second)).provided(algorithm, now, schedule);
        }
        SigningKey next =
                successor(algorithm, now).orElseGet(() -> SigningKey.generate(algorithm, second, Instant.MAX));
        return succeeded(
                next,
                later(current.get().signsFrom().plus(schedule.rotation()), schedule.knownFrom(next)),
                now,
                schedule);
    }

    /** Never later than it was announced. */
    private KeyRing succeeded(SigningKey next, Instant start, Instant now, KeySchedule schedule) {
        Instant second = wholeSecond(start);
        if (!second.isBefore(next.signsFrom())) return this;
        KeyRing ring = with(next.signingFrom(second));
        return signs(next.algorithm(), now)
                .map(current -> ring.with(current.publishedUntil(schedule.publishedUntil(second))))
                .orElse(ring);
    }

    /** Nobody wants this algorithm any more: what its last key signed is still good for a while. */
    private KeyRing retired(SigningAlgorithm algorithm, Instant now, KeySchedule schedule) {
        return of(algorithm)
                .max(BY_START)
                .filter(last -> last.signsAt(now) && last.publishedUntil() == null)
                .map(last -> with(last.publishedUntil(wholeSecond(schedule.publishedUntil(now)))))
                .orElse(this);
    }

    private Stream<SigningKey> of(SigningAlgorithm algorithm) {
        return keys.stream().filter(key -> key.algorithm() == algorithm);
    }

    private KeyRing with(SigningKey key) {
        return new KeyRing(
                Stream.concat(keys.stream().filter(other -> !other.id().equals(key.id())), Stream.of(key))
                        .sorted(BY_START)
                        .toList());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant wholeSecond(Instant time) {
        Instant floor = time.truncatedTo(ChronoUnit.SECONDS);
        return floor.equals(time) ? time : floor.plusSeconds(1);
    }
}
