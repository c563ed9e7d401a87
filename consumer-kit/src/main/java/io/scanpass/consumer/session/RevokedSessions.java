package io.scanpass.consumer.session;

import io.scanpass.consumer.Counts;
import io.scanpass.consumer.Counts.What;
import io.scanpass.contract.EventType;
import io.scanpass.contract.Topic;
import io.scanpass.contract.seal.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows which sessions have ended whose access tokens would be good still, from {@code scanpass.sessions} alone: whatever ends
 * a session is published there, for each session of its own, also the end of all of a user who changed the password, was
 * disabled or is forgotten. Only that a session's own time ({@code expires_at}) is over is not published; no token outlives it.
 */
public final class RevokedSessions implements AutoCloseable {

    /** What clocks may differ: the minute that Spring Security lets tokens live longer, and one more. */
    static final Duration LEEWAY = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(RevokedSessions.class);
    private static final String REVOKED = EventType.SESSION_REVOKED.wireName().replaceFirst("\\d+$", "");

    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final EndedSessions ended;
    private final Counts counts;
    private final WholeTopic sessions;

    /**
     * @param tokensLiveAtMost the issuer's {@code scanpass.token.access-lifetime}, or longer: ended sessions are remembered for
     *     as long, and two minutes
     * @param remembersAtMost ended sessions, about 150 bytes each; when more end meanwhile, tokens from before the end of the
     *     first of them are refused, whosoever they are, and a refreshed one is good again
     */
    public record Settings(Duration tokensLiveAtMost, int remembersAtMost) {

        /** Five minutes, as the issuer's default, and a million. */
        public static final Settings DEFAULT = new Settings(Duration.ofMinutes(5), 1_000_000);

        public Settings {
            if (!tokensLiveAtMost.isPositive()) throw new IllegalArgumentException("tokensLiveAtMost is not positive");
            if (remembersAtMost <= 0) throw new IllegalArgumentException("remembersAtMost is not positive");
        }
    }

    private RevokedSessions(Map<String, Object> kafka, Settings settings, Counts counts) {
        Duration keep = settings.tokensLiveAtMost().plus(LEEWAY);
        this.counts = counts;
        this.ended = new EndedSessions(keep, settings.remembersAtMost());
        this.sessions = new WholeTopic(kafka, Topic.SESSIONS.wireName(), keep, this::read);
    }

    /**
     * Begins to read, on a thread of its own, and returns at once.
     *
     * @param kafka settings of a consumer: servers, security; group, offsets and deserializers are set here
     */
    public static RevokedSessions reading(Map<String, Object> kafka, Settings settings, Counts counts) {
        RevokedSessions revoked = new RevokedSessions(kafka, settings, counts);
        revoked.sessions.start();
        return revoked;
    }

    /** Whether it has been caught up once, and so answers: for a readiness probe. */
    public boolean isReady() {
        return sessions.wasUpToDate();
    }

    /**
     * Whether it knows all that Kafka knew a few seconds ago: for an alert. While Kafka is away it does not, and goes on to
     * answer by what it knows: tokens live for minutes, and a service that stops with Kafka stops everybody.
     */
    public boolean isCaughtUp() {
        return sessions.isUpToDate();
    }

    /**
     * @param sessionId the claim {@code sid}
     * @param issuedAt the claim {@code iat}
     * @throws NotCaughtUp before it is ready
     */
    public boolean isEnded(String sessionId, Instant issuedAt) {
        if (!isReady()) throw new NotCaughtUp();
        return ended.covers(sessionId, issuedAt);
    }

    /**
     * Is told the id of each session that ends from now on, once, on the reading thread, which waits meanwhile. A gateway
     * notes its connection first and asks {@link #isEnded} then: so no end falls in between.
     */
    public void onEnded(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** How many ended sessions are remembered. */
    public int size() {
        return ended.size();
    }

    /** The id and the type are enough, in whatever revision: an end that this version cannot read is an end still. */
    private void read(ConsumerRecord<String, byte[]> record) {
        Header header = record.headers().lastHeader("ce_type");
        @Nullable String key = record.key();
        if (header == null || header.value() == null || key == null || !Ids.isId(key)) {
            counts.count(What.MALFORMED);
            log.error("unreadable record at {}-{} offset {}", record.topic(), record.partition(), record.offset());
        } else if (new String(header.value(), StandardCharsets.UTF_8).startsWith(REVOKED)
                && ended.add(key, Instant.now())) {
            listeners.forEach(listener -> tell(listener, key));
        }
    }

    private static void tell(Consumer<String> listener, String sessionId) {
        try {
            listener.accept(sessionId);
        } catch (RuntimeException failure) { // of the application's: the next end must be told all the same
            log.error("a listener failed at the end of session {}", sessionId, failure);
        }
    }

    @Override
    public void close() {
        sessions.close();
    }
}
