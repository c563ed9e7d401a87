package io.scanpass.query.serve.token;

import static io.scanpass.contract.http.OAuthError.INVALID_DPOP_PROOF;
import static io.scanpass.contract.http.OAuthError.INVALID_GRANT;
import static io.scanpass.contract.http.OAuthError.INVALID_REQUEST;
import static io.scanpass.contract.http.OAuthError.TEMPORARILY_UNAVAILABLE;
import static io.scanpass.query.serve.token.TokenFixture.SETTINGS;
import static io.scanpass.query.serve.token.TokenFixture.assertRefused;
import static io.scanpass.query.serve.token.TokenFixture.form;
import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.contract.seal.GrantCode;
import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.seal.Purpose;
import io.scanpass.contract.session.SessionEvent.AuthorizationCode;
import io.scanpass.query.MovingClock;
import io.scanpass.query.TestKeys;
import io.scanpass.query.project.session.SessionView;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuthorizationCodeGrantTest {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private final String sessionId = Ids.random();
    private final Instant codeEnd = START.plusSeconds(60);
    private final GrantCode code = GrantCode.issue(TestKeys.SHARED_KEY, Purpose.AUTHORIZATION_CODE, sessionId, codeEnd);
    private final MovingClock clock = new MovingClock(START);
    private final TokenFixture.Sessions sessions = new TokenFixture.Sessions();
    private @Nullable String boundTo;
    private final TokenFixture.Grants grants = new TokenFixture.Grants();
    private final AuthorizationCodeGrant grant = new AuthorizationCodeGrant(
            TestKeys.SHARED_KEY,
            new TokenFixture.Logins(),
            new Redemption(sessions, grants, new TokenFixture.NoWait(), SETTINGS, clock),
            clock);

    @BeforeEach
    void start() {
        sessions.views.put(sessionId, session(null, START.plus(Duration.ofDays(30))));
    }

    @Test
    void grantsTheSessionToTheHolderOfCodeAndVerifier() {
        Grant given = decide(code.value(), VERIFIER, "phone-demo");

        assertThat(given.session().sessionId()).isEqualTo(sessionId);
        assertThat(given.refreshToken().generation()).isZero();
        assertThat(grants.redeemed).containsEntry(sessionId, START);
    }

    @Test
    void grantsTheSameAgainForTenSecondsOnly() {
        Grant first = decide(code.value(), VERIFIER, "phone-demo");

        clock.advance(Duration.ofSeconds(10));
        assertThat(decide(code.value(), VERIFIER, "phone-demo")).isEqualTo(first);
        clock.advance(Duration.ofMillis(1));
        assertRefused(INVALID_GRANT, () -> decide(code.value(), VERIFIER, "phone-demo"));
    }

    @Test
    void asksForAVerifier() {
        assertRefused(
                INVALID_REQUEST,
                () -> grant.decide(new TokenRequest(form("code=" + code.value()), "phone-demo", null)));
        assertRefused(
                INVALID_REQUEST,
                () -> grant.decide(new TokenRequest(form("code_verifier=" + VERIFIER), "phone-demo", null)));
        assertNothingHappened();
    }

    @Test
    void refusesAnotherVerifier() {
        assertRefused(INVALID_GRANT, () -> decide(code.value(), VERIFIER.replace('d', 'e'), "phone-demo"));
        assertRefused(INVALID_GRANT, () -> decide(code.value(), "short", "phone-demo"));
        assertNothingHappened();
    }

    @Test
    void refusesAnotherClient() {
        assertRefused(INVALID_GRANT, () -> decide(code.value(), VERIFIER, "web-demo"));
        assertNothingHappened();
    }

    @Test
    void refusesACodeThatIsNotOurs() {
        String device = GrantCode.issue(TestKeys.SHARED_KEY, Purpose.DEVICE_CODE, sessionId, codeEnd)
                .value();
        assertRefused(INVALID_GRANT, () -> decide(device, VERIFIER, "phone-demo"));
        assertRefused(INVALID_GRANT, () -> decide("guess", VERIFIER, "phone-demo"));
        assertNothingHappened();
    }

    @Test
    void refusesAnotherCodeOfTheSameSession() {
        String other = GrantCode.issue(TestKeys.SHARED_KEY, Purpose.AUTHORIZATION_CODE, sessionId, codeEnd)
                .value();
        assertRefused(INVALID_GRANT, () -> decide(other, VERIFIER, "phone-demo"));
        assertNothingHappened();
    }

    @Test
    void refusesACodeFromItsVeryEndOn() {
        clock.set(codeEnd);
        assertRefused(INVALID_GRANT, () -> decide(code.value(), VERIFIER, "phone-demo"));
        assertNothingHappened();
        clock.set(codeEnd.minusMillis(1));
        assertThat(decide(code.value(), VERIFIER, "phone-demo").session().sessionId())
                .isEqualTo(sessionId);
    }

    @Test
    void asksToComeBackWhileTheSessionIsOnItsWay() {
        sessions.views.clear();
        assertRefused(TEMPORARILY_UNAVAILABLE, () -> decide(code.value(), VERIFIER, "phone-demo"));
        assertNothingHappened();
    }

    @Test
    void refusesASessionThatIsOver() {
        sessions.views.put(sessionId, session(START, START.plus(Duration.ofDays(30))));
        assertRefused(INVALID_GRANT, () -> decide(code.value(), VERIFIER, "phone-demo"));
        sessions.views.put(sessionId, session(null, START));
        assertRefused(INVALID_GRANT, () -> decide(code.value(), VERIFIER, "phone-demo"));
        assertNothingHappened();
    }

    private Grant decide(String presented, String verifier, String clientId) {
        return grant.decide(new TokenRequest(form("code=" + presented + "&code_verifier=" + verifier), clientId, null));
    }

    @Test
    void asksForTheKeyThatTheSessionWasBoundTo() {
        boundTo = "key-1";
        sessions.views.put(sessionId, session(null, START.plus(Duration.ofDays(1))));
        String form = "code=" + code.value() + "&code_verifier=" + VERIFIER;
        assertRefused(INVALID_DPOP_PROOF, () -> grant.decide(new TokenRequest(form(form), "phone-demo", null)));
        assertRefused(INVALID_GRANT, () -> grant.decide(new TokenRequest(form(form), "phone-demo", "key-2")));
        assertNothingHappened();
        assertThat(grant.decide(new TokenRequest(form(form), "phone-demo", "key-1"))
                        .boundTo())
                .isEqualTo("key-1");
    }

    private void assertNothingHappened() {
        assertThat(grants.redeemed).isEmpty();
    }

    private SessionView session(@Nullable Instant revokedAt, Instant end) {
        return new SessionView(
                sessionId,
                Ids.random(),
                "phone-demo",
                "openid profile",
                "pwd",
                null,
                new AuthorizationCode(code.sha256(), TokenFixture.s256(VERIFIER), codeEnd, null),
                START,
                end,
                revokedAt,
                null,
                boundTo,
                null,
                null,
                null);
    }
}
