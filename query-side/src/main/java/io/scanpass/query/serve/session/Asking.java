package io.scanpass.query.serve.session;

import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.http.Refused;
import io.scanpass.query.project.ViewKeys;
import io.scanpass.query.project.session.SessionStore;
import io.scanpass.query.project.session.SessionView;
import io.scanpass.query.project.user.People;
import io.scanpass.query.project.user.Person;
import io.scanpass.query.serve.changes.ViewChanges;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** Who asks with an access token about himself. */
@Component
public final class Asking {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final SessionStore sessions;
    private final People people;
    private final ViewChanges changes;

    Asking(SessionStore sessions, People people, ViewChanges changes) {
        this.sessions = sessions;
        this.people = people;
        this.changes = changes;
    }

    /** @throws Refused when the token's session is over, or not known yet */
    public SessionView session(Jwt token, Instant now) {
        String sessionId = Objects.requireNonNullElse(token.getClaimAsString("sid"), "");
        SessionView session = present(ViewKeys.session(sessionId), () -> sessions.find(sessionId));
        if (!session.isLiveAt(now)) {
            throw new Refused(RejectionCode.SESSION_REVOKED);
        }
        return session;
    }

    /** @throws Refused when its user is not known yet */
    public Person person(SessionView session) {
        return present(ViewKeys.user(session.userId()), () -> people.find(session.userId()));
    }

    /** The token is genuine, so what it speaks of is on its way. */
    private <V> V present(String viewKey, Supplier<Optional<V>> read) {
        return changes.await(viewKey, read, LONGEST_WAIT)
                .orElseThrow(() -> new Refused(RejectionCode.TEMPORARILY_UNAVAILABLE));
    }
}
