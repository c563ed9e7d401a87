package io.scanpass.query.project.session;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sessions, by the user whose they are. */
public interface UserSessions {

    /**
     * One session and its use.
     *
     * @param lastUsed when it last got tokens; null while that is not known, as after a loss of Redis
     */
    record Use(SessionView session, @Nullable Instant lastUsed) {

        public Instant lastUsedOrStarted() {
            return lastUsed == null ? session.startedAt() : lastUsed;
        }
    }

    /**
     * Those that live, in no order; of very many, the 500 that live longest.
     *
     * @throws org.springframework.dao.DataAccessException when Redis does not answer, or is being filled again
     */
    List<Use> liveAt(String userId, Instant now);
}
