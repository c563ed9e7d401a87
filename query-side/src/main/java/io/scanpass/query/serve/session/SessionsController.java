package io.scanpass.query.serve.session;

import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.http.Refused;
import io.scanpass.query.project.ViewKeys;
import io.scanpass.query.project.session.SessionStore;
import io.scanpass.query.project.session.SessionView;
import io.scanpass.query.project.session.UserSessions;
import io.scanpass.query.project.session.UserSessions.Use;
import io.scanpass.query.project.user.People;
import io.scanpass.query.project.user.Person;
import io.scanpass.query.serve.changes.ViewChanges;
import io.scanpass.query.serve.token.ClientSettings;
import io.scanpass.query.serve.token.IdleLifetimes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where am I signed in. */
@RestController
class SessionsController {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final SessionStore sessions;
    private final UserSessions userSessions;
    private final People people;
    private final ClientSettings clients;
    private final IdleLifetimes idleLifetimes;
    private final ViewChanges changes;
    private final Clock clock;

    SessionsController(
            SessionStore sessions,
            UserSessions userSessions,
            People people,
            ClientSettings clients,
            IdleLifetimes idleLifetimes,
            ViewChanges changes,
            Clock clock) {
        this.sessions = sessions;
        this.userSessions = userSessions;
        this.people = people;
        this.clients = clients;
        this.idleLifetimes = idleLifetimes;
        this.changes = changes;
        this.clock = clock;
    }

    @GetMapping("/v1/sessions")
    ResponseEntity<Answer> sessions(@AuthenticationPrincipal Jwt token) {
        String sessionId = Objects.requireNonNullElse(token.getClaimAsString("sid"), "");
        Instant now = clock.instant();
        SessionView own = present(ViewKeys.session(sessionId), () -> sessions.find(sessionId));
        if (!own.isLiveAt(now)) {
            throw new Refused(RejectionCode.SESSION_REVOKED);
        }
        Person person = present(ViewKeys.user(own.userId()), () -> people.find(own.userId()));
        List<SignedIn> live = userSessions.liveAt(own.userId(), now).stream()
                .sorted(Comparator.comparing(Use::lastUsedOrStarted).reversed())
                .map(use -> SignedIn.of(use, person, sessionId, clients, idleLifetimes))
                .filter(session -> session.expiresAt().isAfter(now))
                .toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Answer(live));
    }

    /** The token is genuine, so what it speaks of is on its way. */
    private <V> V present(String viewKey, Supplier<Optional<V>> read) {
        return changes.await(viewKey, read, LONGEST_WAIT)
                .orElseThrow(() -> new Refused(RejectionCode.TEMPORARILY_UNAVAILABLE));
    }

    record Answer(List<SignedIn> sessions) {}
}
