package io.scanpass.command.decide.session;

import io.scanpass.command.decide.Fold;
import io.scanpass.command.decide.Personal;
import io.scanpass.command.decide.session.SessionEvent.SessionRenamed;
import io.scanpass.command.decide.session.SessionEvent.SessionRevoked;
import io.scanpass.command.decide.session.SessionEvent.SessionStarted;
import io.scanpass.contract.personal.Device;
import io.scanpass.contract.personal.SessionName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A session as the events leave it. */
public final class SessionFold implements Fold {

    private final Session session = new Session();

    @Override
    public void evolve(Object event) {
        switch ((SessionEvent) event) {
            case SessionStarted started -> session.evolve(started);
            case SessionRenamed renamed -> session.evolve(renamed);
            case SessionRevoked revoked -> session.evolve(revoked);
        }
    }

    @Override
    public SessionState state(Instant at) {
        return session.state(at);
    }

    /** @param state {@code live}, {@code expired} or {@code revoked} */
    public record SessionState(
            String sessionId,
            String state,
            String userId,
            Instant expiresAt,
            @Nullable Personal<Device> device,
            @Nullable Personal<SessionName> name) {}
}
