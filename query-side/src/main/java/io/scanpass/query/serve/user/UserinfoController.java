package io.scanpass.query.serve.user;

import static io.scanpass.contract.http.OAuthError.INVALID_TOKEN;
import static io.scanpass.contract.http.OAuthError.TEMPORARILY_UNAVAILABLE;

import io.scanpass.contract.http.OAuthRefused;
import io.scanpass.contract.http.Scope;
import io.scanpass.query.project.ViewKeys;
import io.scanpass.query.project.session.SessionStore;
import io.scanpass.query.project.session.SessionView;
import io.scanpass.query.project.user.People;
import io.scanpass.query.project.user.Person;
import io.scanpass.query.serve.changes.ViewChanges;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** OpenID Connect Core 1.0 section 5.3. */
@RestController
class UserinfoController {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final SessionStore sessions;
    private final People people;
    private final ViewChanges changes;
    private final Clock clock;

    UserinfoController(SessionStore sessions, People people, ViewChanges changes, Clock clock) {
        this.sessions = sessions;
        this.people = people;
        this.changes = changes;
        this.clock = clock;
    }

    @RequestMapping(
            path = "/oauth2/userinfo",
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<Map<String, String>> userinfo(@AuthenticationPrincipal Jwt token, HttpServletResponse response) {
        String sessionId = claim(token, "sid");
        SessionView session = present(ViewKeys.session(sessionId), () -> sessions.find(sessionId));
        if (!session.isLiveAt(clock.instant())) {
            response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            throw new OAuthRefused(INVALID_TOKEN, "the session is over");
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(claims(token));
    }

    private Map<String, String> claims(Jwt token) {
        String userId = claim(token, "sub");
        Map<String, String> claims = new LinkedHashMap<>();
        claims.put("sub", userId);
        if (Scope.of(claim(token, "scope")).contains("profile")) {
            Person person = present(ViewKeys.user(userId), () -> people.find(userId));
            person.names().ifPresent(names -> {
                claims.put("name", names.displayName());
                claims.put("preferred_username", names.username());
            });
        }
        return claims;
    }

    private static String claim(Jwt token, String name) {
        String value = token.getClaimAsString(name);
        if (value == null) {
            throw new OAuthRefused(INVALID_TOKEN, "the token has no " + name);
        }
        return value;
    }

    /** The token is genuine, so what it speaks of is on its way: Redis is being filled again. */
    private <V> V present(String viewKey, Supplier<Optional<V>> read) {
        return changes.await(viewKey, read, LONGEST_WAIT)
                .orElseThrow(() -> new OAuthRefused(TEMPORARILY_UNAVAILABLE, "not known yet"));
    }
}
