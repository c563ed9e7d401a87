package io.scanpass.query.serve.token;

import static io.scanpass.contract.http.OAuthError.INVALID_GRANT;
import static io.scanpass.contract.http.OAuthError.INVALID_SCOPE;
import static io.scanpass.contract.http.OAuthError.TEMPORARILY_UNAVAILABLE;

import io.scanpass.contract.http.OAuthRefused;
import io.scanpass.contract.http.Scope;
import io.scanpass.contract.seal.RefreshToken;
import io.scanpass.contract.seal.SharedKey;
import io.scanpass.query.project.session.SessionStore;
import io.scanpass.query.project.session.SessionView;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Refreshing, RFC 6749 section 6, with a new refresh token each time (RFC 9700 section 4.14.2). */
@Component
final class RefreshTokenGrant implements GrantHandler {

    private static final Logger log = LoggerFactory.getLogger(RefreshTokenGrant.class);

    private final SharedKey key;
    private final SessionStore sessions;
    private final SessionGrants grants;
    private final IdleLifetimes idleLifetimes;
    private final TokenSettings settings;
    private final Clock clock;

    RefreshTokenGrant(
            SharedKey key,
            SessionStore sessions,
            SessionGrants grants,
            IdleLifetimes idleLifetimes,
            TokenSettings settings,
            Clock clock) {
        this.key = key;
        this.sessions = sessions;
        this.grants = grants;
        this.idleLifetimes = idleLifetimes;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public GrantType type() {
        return GrantType.REFRESH_TOKEN;
    }

    @Override
    public Grant decide(TokenRequest request) {
        RefreshToken presented = RefreshToken.read(key, request.require("refresh_token"))
                .orElseThrow(() -> new OAuthRefused(INVALID_GRANT, "the refresh token is not ours"));
        Instant now = clock.instant();
        if (!now.isBefore(presented.sessionEnd())) {
            throw new OAuthRefused(INVALID_GRANT, "the session is over");
        }
        SessionView session = sessions.find(presented.sessionId()).orElseThrow(RefreshTokenGrant::sessionIsNotHere);
        if (!session.clientId().equals(request.clientId())) {
            throw new OAuthRefused(INVALID_GRANT, "the refresh token is not this client's");
        }
        if (!session.isLiveAt(now)) {
            throw new OAuthRefused(INVALID_GRANT, "the session is over");
        }
        String boundKey = request.boundKey(presented.boundTo());
        return new Grant(session, scope(request, session).text(), next(session, presented, boundKey, now));
    }

    private RefreshToken next(SessionView session, RefreshToken presented, @Nullable String boundKey, Instant now) {
        String id = session.sessionId();
        boolean idle =
                !now.isBefore(idleLifetimes.end(session.clientId(), presented.issuedAt(), presented.sessionEnd()));
        return switch (grants.rotate(session, presented.generation(), idle, now, settings.repeatGrace())) {
            case SessionGrants.Rotation.Current current ->
                new RefreshToken(id, presented.sessionEnd(), current.generation(), current.since(), boundKey);
            case SessionGrants.Rotation.Reused reused -> {
                log.warn("refresh token reuse: session {} of {} ends", id, session.clientId());
                throw new OAuthRefused(INVALID_GRANT, "the refresh token is used");
            }
            case SessionGrants.Rotation.Over over -> throw new OAuthRefused(INVALID_GRANT, "the session is over");
            case SessionGrants.Rotation.Idle tooLong -> throw new OAuthRefused(INVALID_GRANT, "idle too long");
            case SessionGrants.Rotation.Missing missing -> throw sessionIsNotHere();
        };
    }

    /** The session's, or less (RFC 6749 section 6). */
    private static Scope scope(TokenRequest request, SessionView session) {
        Scope granted = Scope.of(session.scope());
        Scope asked = request.get("scope").map(Scope::of).orElse(granted);
        if (!granted.containsAll(asked)) {
            throw new OAuthRefused(INVALID_SCOPE, "the session has no such scope");
        }
        return asked;
    }

    /** Its end is yet to come, so its event is on its way: Redis is being filled again. */
    private static OAuthRefused sessionIsNotHere() {
        return new OAuthRefused(TEMPORARILY_UNAVAILABLE, "the session is on its way");
    }
}
