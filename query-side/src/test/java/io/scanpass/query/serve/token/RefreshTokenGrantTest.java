package io.scanpass.query.serve.token;

import static io.scanpass.contract.http.OAuthError.INVALID_DPOP_PROOF;
import static io.scanpass.contract.http.OAuthError.INVALID_GRANT;
import static io.scanpass.contract.http.OAuthError.INVALID_REQUEST;
import static io.scanpass.contract.http.OAuthError.INVALID_SCOPE;
import static io.scanpass.contract.http.OAuthError.TEMPORARILY_UNAVAILABLE;
import static io.scanpass.query.serve.token.TokenFixture.SETTINGS;
import static io.scanpass.query.serve.token.TokenFixture.assertRefused;
import static io.scanpass.query.serve.token.TokenFixture.form;
import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.seal.RefreshToken;
import io.scanpass.query.MovingClock;
import io.scanpass.query.TestKeys;
import io.scanpass.query.project.session.SessionView;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefreshTokenGrantTest {

    private static final String THUMBPRINT = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(30));

    private final String sessionId = Ids.random();
    private final MovingClock clock = new MovingClock(START);
    private final TokenFixture.Sessions sessions = new TokenFixture.Sessions();
    private final TokenFixture.Grants grants = new TokenFixture.Grants();
    private final IdleLifetimes idle = new IdleLifetimes(
            new IdleLifetimes.Clients(Map.of("kiosk", new IdleLifetimes.Client(Duration.ofHours(8)))));
    private final RefreshTokenGrant grant =
            new RefreshTokenGrant(TestKeys.SHARED_KEY, sessions, grants, idle, SETTINGS, clock);

    @BeforeEach
    void start() {
        sessions.views.put(sessionId, session(null, "web-demo"));
    }

    @Test
    void grantsTheNextGeneration() {
        assertThat(decide(3, ""))
                .isEqualTo(new Grant(
                        session(null, "web-demo"), "openid profile", new RefreshToken(sessionId, END, 4, START, null)));
    }

    @Test
    void narrowsTheScopeButKeepsTheSessions() {
        assertThat(decide(0, "&scope=openid").scope()).isEqualTo("openid");
        assertThat(decide(0, "&scope=openid+openid").scope()).isEqualTo("openid");
    }

    @Test
    void neverWidensTheScope() {
        assertRefused(INVALID_SCOPE, () -> decide(0, "&scope=openid+admin"));
        assertRefused(INVALID_SCOPE, () -> decide(0, "&scope=openid++profile"));
        assertNothingHappened();
    }

    @Test
    void refusesATokenThatIsNotOurs() {
        assertRefused(INVALID_REQUEST, () -> grant.decide(new TokenRequest(form("x=1"), "web-demo", null)));
        assertRefused(
                INVALID_GRANT, () -> grant.decide(new TokenRequest(form("refresh_token=guess"), "web-demo", null)));
        assertNothingHappened();
    }

    @Test
    void refusesAnotherClient() {
        sessions.views.put(sessionId, session(null, "phone-demo"));
        assertRefused(INVALID_GRANT, () -> decide(0, ""));
        assertNothingHappened();
    }

    @Test
    void refusesARevokedSession() {
        sessions.views.put(sessionId, session(START, "web-demo"));
        assertRefused(INVALID_GRANT, () -> decide(0, ""));
        assertNothingHappened();
    }

    @Test
    void refusesFromTheSessionsVeryEndOn() {
        clock.set(END);
        assertRefused(INVALID_GRANT, () -> decide(0, ""));
        assertNothingHappened();
        clock.set(END.minusMillis(1));
        assertThat(decide(0, "").session().sessionId()).isEqualTo(sessionId);
    }

    @Test
    void refusesFromTheIdleLifetimesVeryEndOn() {
        sessions.views.put(sessionId, session(null, "kiosk"));
        String token = new RefreshToken(sessionId, END, 7, START, null).write(TestKeys.SHARED_KEY);
        TokenRequest request = new TokenRequest(form("refresh_token=" + token), "kiosk", null);

        clock.set(START.plus(Duration.ofHours(8)));
        assertRefused(INVALID_GRANT, () -> grant.decide(request));
        clock.set(START.plus(Duration.ofHours(8)).minusMillis(1));
        assertThat(grant.decide(request).refreshToken().issuedAt()).isEqualTo(clock.instant());
    }

    @Test
    void asksToComeBackWhileTheSessionIsOnItsWay() {
        sessions.views.clear();
        assertRefused(TEMPORARILY_UNAVAILABLE, () -> decide(0, ""));
        assertNothingHappened();
    }

    @Test
    void asksForTheKeyThatTheTokenIsBoundTo() {
        String token = new RefreshToken(sessionId, END, 0, START, THUMBPRINT).write(TestKeys.SHARED_KEY);
        assertRefused(INVALID_DPOP_PROOF, () -> decideHolding(null, token));
        assertRefused(INVALID_GRANT, () -> decideHolding("A".repeat(43), token));
        assertNothingHappened();
        assertThat(decideHolding(THUMBPRINT, token).refreshToken())
                .isEqualTo(new RefreshToken(sessionId, END, 1, START, THUMBPRINT));
    }

    private Grant decideHolding(@Nullable String key, String token) {
        return grant.decide(new TokenRequest(form("refresh_token=" + token), "web-demo", key));
    }

    private Grant decide(int generation, String more) {
        String token = new RefreshToken(sessionId, END, generation, START, null).write(TestKeys.SHARED_KEY);
        return grant.decide(new TokenRequest(form("refresh_token=" + token + more), "web-demo", null));
    }

    private void assertNothingHappened() {
        assertThat(grants.rotations).isZero();
    }

    private SessionView session(@Nullable Instant revokedAt, String clientId) {
        return TokenFixture.session(sessionId, clientId, START, END, revokedAt);
    }
}
