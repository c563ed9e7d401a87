package io.scanpass.query.serve.token;

import static io.scanpass.contract.http.OAuthError.TEMPORARILY_UNAVAILABLE;

import io.scanpass.contract.http.OAuthRefused;
import io.scanpass.contract.seal.RefreshToken;
import io.scanpass.contract.seal.SharedKey;
import io.scanpass.query.project.session.SessionStore;
import io.scanpass.query.project.session.SessionView;
import io.scanpass.query.serve.ServeSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a token is worth at this moment. */
@Component
final class Introspection {

    static final Map<String, Object> INACTIVE = Map.of("active", false);

    private final VerifiedTokens accessTokens;
    private final SharedKey key;
    private final SessionStore sessions;
    private final SessionGrants grants;
    private final IdleLifetimes idleLifetimes;
    private final TokenSettings settings;
    private final String issuer;
    private final Clock clock;

    Introspection(
            VerifiedTokens accessTokens,
            SharedKey key,
            SessionStore sessions,
            SessionGrants grants,
            IdleLifetimes idleLifetimes,
            TokenSettings settings,
            ServeSettings ours,
            Clock clock) {
        this.accessTokens = accessTokens;
        this.key = key;
        this.sessions = sessions;
        this.grants = grants;
        this.idleLifetimes = idleLifetimes;
        this.settings = settings;
        this.issuer = ours.issuer().toString();
        this.clock = clock;
    }

    /** @param clientId who asks: of a refresh token only its own client learns anything */
    Map<String, Object> of(String token, String clientId) {
        Instant now = clock.instant();
        Optional<VerifiedTokens.Verified> access = accessTokens.verified(token, now);
        if (access.isPresent()) {
            return live(access.get().sessionId(), now).isPresent()
                    ? access.get().claims()
                    : INACTIVE;
        }
        return RefreshToken.read(key, token)
                .filter(refresh -> now.isBefore(refresh.sessionEnd()))
                .map(refresh -> refresh(refresh, clientId, now))
                .orElse(INACTIVE);
    }

    private Map<String, Object> refresh(RefreshToken token, String clientId, Instant now) {
        return live(token.sessionId(), now)
                .filter(session -> session.clientId().equals(clientId))
                .filter(session -> now.isBefore(end(token, session)))
                .filter(session ->
                        grants.isCurrent(session.sessionId(), token.generation(), now, settings.repeatGrace()))
                .map(session -> told(token, session))
                .orElse(INACTIVE);
    }

    /** The token is genuine, so a session that is not here is on its way. */
    private Optional<SessionView> live(String sessionId, Instant now) {
        SessionView session = sessions.find(sessionId)
                .orElseThrow(() -> new OAuthRefused(TEMPORARILY_UNAVAILABLE, "the session is on its way"));
        return Optional.of(session).filter(found -> found.isLiveAt(now));
    }

    private Instant end(RefreshToken token, SessionView session) {
        return idleLifetimes.end(session.clientId(), token.issuedAt(), token.sessionEnd());
    }

    private Map<String, Object> told(RefreshToken token, SessionView session) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("active", true);
        told.put("scope", session.scope());
        told.put("client_id", session.clientId());
        told.put("exp", end(token, session).getEpochSecond());
        told.put("iat", token.issuedAt().getEpochSecond());
        told.put("sub", session.userId());
        told.put("iss", issuer);
        told.put("sid", session.sessionId());
        told.put("auth_time", session.startedAt().getEpochSecond());
        told.put("amr", List.of(session.method()));
        String acr = Acr.of(session.method());
        if (acr != null) told.put("acr", acr);
        if (token.boundTo() != null) told.put("cnf", Map.of("jkt", token.boundTo()));
        return told;
    }
}
