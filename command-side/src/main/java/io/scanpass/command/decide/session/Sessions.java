package io.scanpass.command.decide.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sessions that are live: started, not revoked, not past their end; as of the running transaction, which writes them. */
public interface Sessions {

    boolean isLive(String sessionId);

    /** Whether it is live, and if so it stays that until the running transaction ends: who revokes it waits. */
    boolean holdLive(String sessionId);

    /** Empty when it is not live. */
    Optional<LiveSession> find(String sessionId);

    /**
     * All of one user, in the order in which they were stored.
     *
     * @param upToEvent only those stored before this event, told by its id; clocks of different nodes tell that less well
     */
    List<String> of(String userId, @Nullable String upToEvent);

    /** Those of which this one, live or not, was the approving phone. */
    List<LiveSession> approvedBy(String sessionId);

    void add(LiveSession session);

    void remove(String sessionId);

    /** @param approvingSessionId null after a password */
    record LiveSession(
            String sessionId,
            String userId,
            String clientId,
            @Nullable String approvingSessionId,
            Instant startedAt,
            Instant expiresAt) {}
}
