package io.scanpass.query.project.session;

import io.scanpass.query.project.IndexEntry;
import io.scanpass.query.project.RedisProjecting;
import io.scanpass.query.project.RedisViewStore;
import io.scanpass.query.project.ViewKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/** What is read here is true: not what a refresh token's reuse has overtaken, nor what is half filled. */
@Component
final class RedisSessionStore extends RedisViewStore<SessionView> implements SessionStore {

    @SuppressWarnings("rawtypes") // a script's result type is a class literal
    private static final RedisScript<List> READ =
            RedisScript.of(new ClassPathResource("session.lua", RedisSessionStore.class), List.class);

    /** For those who ask about a session that is over; nothing is decided by it. */
    private static final Duration GRACE = Duration.ofDays(1);

    private final StringRedisTemplate redis;

    RedisSessionStore(RedisProjecting redis) {
        super(
                redis,
                SessionView.class,
                ViewKeys::session,
                view -> Optional.of(view.expiresAt().plus(GRACE)));
        this.redis = redis.template();
    }

    @Override
    protected Optional<IndexEntry> index(SessionView view) {
        Instant until = view.revokedAt() == null ? view.expiresAt() : null;
        return Optional.of(new IndexEntry(ViewKeys.userSessions(view.userId()), view.sessionId(), until));
    }

    @Override
    @SuppressWarnings("unchecked") // the script answers strings
    public Optional<SessionView> find(String id) {
        List<@Nullable String> answer =
                redis.execute(READ, List.of(ViewKeys.session(id), ViewKeys.POSITIONS, ViewKeys.PARKED));
        String view = answer.get(0);
        boolean parked = answer.get(3) != null;
        if (view == null) {
            if (parked) throw new SessionIsParked();
            return Optional.empty();
        }
        SessionView session = session(view, answer.get(1));
        if (session.revokedAt() == null && parked) {
            throw new SessionIsParked();
        }
        if (session.revokedAt() == null && answer.get(2) == null) {
            throw new ViewsAreFilling();
        }
        return Optional.of(session);
    }

    static SessionView session(String json, @Nullable String reusedAt) {
        SessionView view = read(json, SessionView.class);
        return reusedAt == null ? view : view.reused(Instant.ofEpochMilli(Long.parseLong(reusedAt)));
    }
}
