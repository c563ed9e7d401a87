package io.scanpass.query.serve.session;

import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.http.Refused;
import io.scanpass.query.project.ViewKeys;
import io.scanpass.query.project.session.SessionStore;
import io.scanpass.query.project.session.SessionView;
import io.scanpass.query.project.session.UserSessions;
import io.scanpass.query.project.session.UserSessions.Use;
import io.scanpass.query.serve.changes.ViewChanges;
import io.scanpass.query.serve.token.ClientSettings;
import io.scanpass.query.serve.token.IdleLifetimes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
    private final ClientSettings clients;
    private final IdleLifetimes idleLifetimes;
    private final ViewChanges changes;
    private final Clock clock;

    SessionsController(
            SessionStore sessions,
            UserSessions userSessions,
            ClientSettings clients,
            IdleLifetimes idleLifetimes,
            ViewChanges changes,
            Clock clock) {
        this.sessions = sessions;
        this.userSessions = userSessions;
        this.clients = clients;
        this.idleLifetimes = idleLifetimes;
        this.changes = changes;
        this.clock = clock;
    }

    @GetMapping("/v1/sessions")
    ResponseEntity<Answer> sessions(@AuthenticationPrincipal Jwt token) {
        String sessionId = Objects.requireNonNullElse(token.getClaimAsString("sid"), "");
        Instant now = clock.instant();
        SessionView own = changes.await(ViewKeys.session(sessionId), () -> sessions.find(sessionId), LONGEST_WAIT)
                .orElseThrow(() -> new Refused(RejectionCode.TEMPORARILY_UNAVAILABLE));
        if (!own.isLiveAt(now)) {
            throw new Refused(RejectionCode.SESSION_REVOKED);
        }
        List<SignedIn> live = userSessions.liveAt(own.userId(), now).stream()
                .sorted(Comparator.comparing(Use::lastUsedOrStarted).reversed())
                .map(use -> SignedIn.of(use, sessionId, clients, idleLifetimes))
                .filter(session -> session.expiresAt().isAfter(now))
                .toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Answer(live));
    }

    record Answer(List<SignedIn> sessions) {}
}
