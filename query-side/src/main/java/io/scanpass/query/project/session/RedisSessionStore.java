package io.scanpass.query.project.session;

import io.scanpass.query.project.RedisProjecting;
import io.scanpass.query.project.RedisViewStore;
import io.scanpass.query.project.ViewKeys;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
final class RedisSessionStore extends RedisViewStore<SessionView> implements SessionStore {

    /** For those who ask about a session that is over; nothing is decided by it. */
    private static final Duration GRACE = Duration.ofDays(1);

    RedisSessionStore(RedisProjecting redis) {
        super(
                redis,
                SessionView.class,
                ViewKeys::session,
                view -> Optional.of(view.expiresAt().plus(GRACE)));
    }
}
