package io.scanpass.query.serve.token;

import static io.scanpass.contract.http.OAuthError.INVALID_GRANT;

import io.scanpass.contract.http.OAuthRefused;
import io.scanpass.contract.seal.RefreshToken;
import io.scanpass.query.project.ViewKeys;
import io.scanpass.query.project.session.SessionStore;
import io.scanpass.query.project.session.SessionView;
import io.scanpass.query.serve.changes.ViewChanges;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What redeeming a device code and redeeming an authorization code have in common. */
@Component
final class Redemption {

    private final SessionStore sessions;
    private final SessionGrants grants;
    private final ViewChanges changes;
    private final TokenSettings settings;
    private final Clock clock;

    Redemption(SessionStore sessions, SessionGrants grants, ViewChanges changes, TokenSettings settings, Clock clock) {
        this.sessions = sessions;
        this.grants = grants;
        this.changes = changes;
        this.settings = settings;
        this.clock = clock;
    }

    /** A session travels on a topic of its own, and may be later than what speaks of it. */
    Optional<SessionView> await(String sessionId) {
        return changes.await(ViewKeys.session(sessionId), () -> sessions.find(sessionId), settings.sessionWait());
    }

    /**
     * The first tokens of a session whose code was presented by its holder. One who asks again at once, since the answer
     * was lost, gets the same session's first tokens again; a second session never.
     */
    Grant redeem(SessionView session, TokenRequest request) {
        Instant now = clock.instant();
        if (!session.isLiveAt(now) || !session.clientId().equals(request.clientId())) {
            throw new OAuthRefused(INVALID_GRANT, "the session is over");
        }
        String boundKey = request.boundKey(session.dpopJkt());
        Instant first = grants.redeemed(session.sessionId(), now);
        if (now.isAfter(first.plus(settings.repeatGrace()))) {
            throw new OAuthRefused(INVALID_GRANT, "the code is used");
        }
        RefreshToken token = new RefreshToken(session.sessionId(), session.expiresAt(), 0, first, boundKey);
        return new Grant(session, session.scope(), token);
    }

    static boolean isSame(String presented, String stored) {
        return MessageDigest.isEqual(
                presented.getBytes(StandardCharsets.UTF_8), stored.getBytes(StandardCharsets.UTF_8));
    }
}
