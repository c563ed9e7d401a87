package io.scanpass.query.serve.token;

import static io.scanpass.contract.http.OAuthError.INVALID_GRANT;
import static io.scanpass.contract.http.OAuthError.INVALID_REQUEST;
import static io.scanpass.contract.http.OAuthError.TEMPORARILY_UNAVAILABLE;
import static io.scanpass.query.serve.token.TokenFixture.SETTINGS;
import static io.scanpass.query.serve.token.TokenFixture.assertRefused;
import static io.scanpass.query.serve.token.TokenFixture.form;
import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.contract.seal.GrantCode;
import io.scanpass.contract.seal.Purpose;
import io.scanpass.contract.session.SessionEvent.AuthorizationCode;
import io.scanpass.query.LoginStory;
import io.scanpass.query.MovingClock;
import io.scanpass.query.TestKeys;
import io.scanpass.query.project.qrlogin.QrLoginView;
import io.scanpass.query.project.qrlogin.QrLoginView.State;
import io.scanpass.query.project.session.SessionView;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The code that the login page held before anyone scanned, and took to a redirect URI once the phone confirmed. */
class RedirectedCodeGrantTest {

    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String ADDRESS = "https://shop.example/cb";

    private final LoginStory story = LoginStory.now();
    private final GrantCode code =
            GrantCode.issue(TestKeys.SHARED_KEY, Purpose.QR_AUTHORIZATION_CODE, story.loginId, story.expiresAt);
    private final Instant confirmedAt = story.expiresAt.minusMillis(1); // in the last moment
    private final Instant codeEnd = confirmedAt.plusSeconds(60);
    private final MovingClock clock = new MovingClock(confirmedAt);
    private final TokenFixture.Logins logins = new TokenFixture.Logins();
    private final TokenFixture.Sessions sessions = new TokenFixture.Sessions();
    private final TokenFixture.Grants grants = new TokenFixture.Grants();
    private final AuthorizationCodeGrant grant = new AuthorizationCodeGrant(
            TestKeys.SHARED_KEY,
            logins,
            new Redemption(sessions, grants, new TokenFixture.NoWait(), SETTINGS, clock),
            clock);

    @BeforeEach
    void confirm() {
        put(State.CONFIRMED);
        sessions.views.put(story.sessionId, session(code));
    }

    @Test
    void grantsTheSessionForAMinuteFromTheConfirmOn() {
        clock.set(codeEnd.minusMillis(1));
        assertThat(decide(code, ADDRESS).session().sessionId()).isEqualTo(story.sessionId);
        clock.set(codeEnd);
        assertRefused(INVALID_GRANT, () -> decide(code, ADDRESS));
    }

    @Test
    void isUsedOnceAndRepeatedWithinTheGraceOnly() {
        SessionView first = decide(code, ADDRESS).session();
        clock.advance(SETTINGS.repeatGrace());
        assertThat(decide(code, ADDRESS).session()).isEqualTo(first);
        clock.advance(Duration.ofMillis(1));
        assertRefused(INVALID_GRANT, () -> decide(code, ADDRESS));
    }

    @Test
    void isWorthNothingBeforeTheConfirm() {
        for (State state : new State[] {State.REQUESTED, State.SCANNED, State.REJECTED}) {
            put(state);
            assertRefused(INVALID_GRANT, () -> decide(code, ADDRESS));
        }
        assertThat(grants.redeemed).isEmpty();
    }

    /** RFC 6749 section 4.1.3. */
    @Test
    void asksForTheAddressThatItWasSentTo() {
        assertRefused(INVALID_REQUEST, () -> decide(code, null));
        assertRefused(INVALID_GRANT, () -> decide(code, ADDRESS + "/"));
        assertThat(grants.redeemed).isEmpty();
    }

    @Test
    void isOneClientsAndOneVerifiersOnly() {
        String form = "redirect_uri=" + ADDRESS + "&code=" + code.value() + "&code_verifier=";
        assertRefused(INVALID_GRANT, () -> grant.decide(new TokenRequest(form(form + VERIFIER), "other-client", null)));
        String guess = VERIFIER.replace('d', 'e');
        assertRefused(INVALID_GRANT, () -> grant.decide(new TokenRequest(form(form + guess), "web-demo", null)));
        assertThat(grants.redeemed).isEmpty();
    }

    @Test
    void isTheOneThatWasHandedOut() {
        GrantCode other =
                GrantCode.issue(TestKeys.SHARED_KEY, Purpose.QR_AUTHORIZATION_CODE, story.loginId, story.expiresAt);
        GrantCode ofTheSession =
                GrantCode.issue(TestKeys.SHARED_KEY, Purpose.AUTHORIZATION_CODE, story.sessionId, codeEnd);
        assertRefused(INVALID_GRANT, () -> decide(other, ADDRESS));
        assertRefused(INVALID_GRANT, () -> decide(ofTheSession, ADDRESS));
        assertRefused(INVALID_GRANT, () -> decide(story.deviceCode, ADDRESS));
        assertThat(grants.redeemed).isEmpty();
    }

    @Test
    void asksToComeBackWhileTheEventsAreOnTheirWay() {
        sessions.views.clear();
        assertRefused(TEMPORARILY_UNAVAILABLE, () -> decide(code, ADDRESS));
        logins.views.clear();
        assertRefused(TEMPORARILY_UNAVAILABLE, () -> decide(code, ADDRESS));
        clock.set(story.expiresAt);
        assertRefused(INVALID_GRANT, () -> decide(code, ADDRESS));
    }

    private Grant decide(GrantCode presented, @Nullable String address) {
        String form = "code=" + presented.value() + "&code_verifier=" + VERIFIER;
        return grant.decide(
                new TokenRequest(form(address == null ? form : form + "&redirect_uri=" + address), "web-demo", null));
    }

    private void put(State state) {
        logins.views.put(
                story.loginId,
                new QrLoginView(
                        story.loginId,
                        state,
                        "web-demo",
                        "openid",
                        code.sha256(),
                        story.requestedAt,
                        story.expiresAt,
                        null,
                        null,
                        state == State.CONFIRMED ? story.sessionId : null,
                        null,
                        null,
                        ADDRESS,
                        2,
                        null));
    }

    private SessionView session(GrantCode of) {
        return new SessionView(
                story.sessionId,
                story.userId,
                "web-demo",
                "openid",
                "qr",
                null,
                new AuthorizationCode(of.sha256(), TokenFixture.s256(VERIFIER), codeEnd, ADDRESS),
                confirmedAt,
                story.sessionEnd,
                null,
                null,
                null,
                null,
                "n-1",
                null);
    }
}
