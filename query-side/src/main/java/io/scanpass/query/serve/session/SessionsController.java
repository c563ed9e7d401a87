package io.scanpass.query.serve.session;

import io.scanpass.query.project.session.SessionView;
import io.scanpass.query.project.session.UserSessions;
import io.scanpass.query.project.session.UserSessions.Use;
import io.scanpass.query.project.user.Person;
import io.scanpass.query.serve.token.ClientSettings;
import io.scanpass.query.serve.token.IdleLifetimes;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where am I signed in. */
@RestController
class SessionsController {

    private final Asking asking;
    private final UserSessions userSessions;
    private final ClientSettings clients;
    private final IdleLifetimes idleLifetimes;
    private final Clock clock;

    SessionsController(
            Asking asking,
            UserSessions userSessions,
            ClientSettings clients,
            IdleLifetimes idleLifetimes,
            Clock clock) {
        this.asking = asking;
        this.userSessions = userSessions;
        this.clients = clients;
        this.idleLifetimes = idleLifetimes;
        this.clock = clock;
    }

    @GetMapping("/v1/sessions")
    ResponseEntity<Answer> sessions(@AuthenticationPrincipal Jwt token) {
        Instant now = clock.instant();
        SessionView own = asking.session(token, now);
        Person person = asking.person(own);
        List<SignedIn> live = userSessions.liveAt(own.userId(), now).stream()
                .sorted(Comparator.comparing(Use::lastUsedOrStarted).reversed())
                .map(use -> SignedIn.of(use, person, own.sessionId(), clients, idleLifetimes))
                .filter(session -> session.expiresAt().isAfter(now))
                .toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Answer(live));
    }

    record Answer(List<SignedIn> sessions) {}
}
