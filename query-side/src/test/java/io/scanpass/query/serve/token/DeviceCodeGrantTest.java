package io.scanpass.query.serve.token;

import static io.scanpass.contract.http.OAuthError.ACCESS_DENIED;
import static io.scanpass.contract.http.OAuthError.AUTHORIZATION_PENDING;
import static io.scanpass.contract.http.OAuthError.EXPIRED_TOKEN;
import static io.scanpass.contract.http.OAuthError.INVALID_DPOP_PROOF;
import static io.scanpass.contract.http.OAuthError.INVALID_GRANT;
import static io.scanpass.contract.http.OAuthError.INVALID_REQUEST;
import static io.scanpass.contract.http.OAuthError.SLOW_DOWN;
import static io.scanpass.query.serve.token.TokenFixture.SETTINGS;
import static io.scanpass.query.serve.token.TokenFixture.assertRefused;
import static io.scanpass.query.serve.token.TokenFixture.form;
import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.contract.seal.GrantCode;
import io.scanpass.contract.seal.Purpose;
import io.scanpass.contract.seal.RefreshToken;
import io.scanpass.query.LoginStory;
import io.scanpass.query.MovingClock;
import io.scanpass.query.TestKeys;
import io.scanpass.query.project.qrlogin.QrLoginView;
import io.scanpass.query.project.qrlogin.QrLoginView.State;
import io.scanpass.query.project.session.SessionView;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeviceCodeGrantTest {

    private final LoginStory story = LoginStory.now();
    private final MovingClock clock = new MovingClock(story.requestedAt.plusSeconds(2));
    private final TokenFixture.Logins logins = new TokenFixture.Logins();
    private final TokenFixture.Sessions sessions = new TokenFixture.Sessions();
    private final TokenFixture.Grants grants = new TokenFixture.Grants();
    private boolean tooFast;
    private @Nullable String boundTo;
    private final DeviceCodeGrant grant = new DeviceCodeGrant(
            TestKeys.SHARED_KEY,
            logins,
            new Redemption(sessions, grants, new TokenFixture.NoWait(), SETTINGS, clock),
            (login, now, end) -> tooFast,
            SETTINGS,
            clock);

    @Test
    void grantsTheSessionOfAConfirmedLogin() {
        confirmed();

        Grant given = decide("web-demo");

        assertThat(given)
                .isEqualTo(new Grant(
                        session(null),
                        "openid profile",
                        new RefreshToken(story.sessionId, story.sessionEnd, 0, clock.instant(), null)));
        assertThat(grants.redeemed).containsEntry(story.sessionId, clock.instant());
    }

    @Test
    void grantsTheSameAgainToOneWhoseAnswerWasLost() {
        confirmed();
        Grant first = decide("web-demo");
        Instant redeemed = clock.instant();

        clock.advance(SETTINGS.repeatGrace());
        assertThat(decide("web-demo")).isEqualTo(first);
        assertThat(grants.redeemed).containsEntry(story.sessionId, redeemed);

        clock.advance(Duration.ofMillis(1));
        assertRefused(INVALID_GRANT, () -> decide("web-demo"));
    }

    @Test
    void refusesACodeThatIsNotOurs() {
        confirmed();
        assertRefused(
                INVALID_REQUEST, () -> grant.decide(new TokenRequest(form("client_id=web-demo"), "web-demo", null)));
        assertRefused(INVALID_GRANT, () -> decide("web-demo", "guess"));
        assertRefused(
                INVALID_GRANT,
                () -> decide("web-demo", code(Purpose.QR_AUTHORIZATION_CODE).value()));
        assertRefused(
                INVALID_GRANT,
                () -> decide("web-demo", code(Purpose.AUTHORIZATION_CODE).value()));
        assertNothingHappened();
    }

    @Test
    void refusesAnotherCodeOfTheSameLogin() {
        confirmed();
        assertRefused(
                INVALID_GRANT,
                () -> decide("web-demo", code(Purpose.DEVICE_CODE).value()));
        assertNothingHappened();
    }

    @Test
    void refusesAnotherClient() {
        confirmed();
        assertRefused(INVALID_GRANT, () -> decide("phone-demo"));
        assertNothingHappened();
    }

    @Test
    void waitsWhileTheFirstEventIsOnItsWay() {
        assertRefused(AUTHORIZATION_PENDING, () -> decide("web-demo"));

        clock.set(story.expiresAt.minusMillis(1));
        assertRefused(AUTHORIZATION_PENDING, () -> decide("web-demo"));
        clock.set(story.expiresAt);
        assertRefused(EXPIRED_TOKEN, () -> decide("web-demo"));
    }

    @Test
    void waitsUntilTheVeryEndOfALoginThatNobodyConfirmed() {
        for (State state : new State[] {State.REQUESTED, State.SCANNED}) {
            put(state);
            clock.set(story.expiresAt.minusMillis(1));
            assertRefused(AUTHORIZATION_PENDING, () -> decide("web-demo"));
            clock.set(story.expiresAt);
            assertRefused(EXPIRED_TOKEN, () -> decide("web-demo"));
            clock.set(story.expiresAt.plusMillis(1));
            assertRefused(EXPIRED_TOKEN, () -> decide("web-demo"));
        }
        assertNothingHappened();
    }

    @Test
    void slowsDownOneWhoAsksTooOften() {
        put(State.SCANNED);
        tooFast = true;
        assertRefused(SLOW_DOWN, () -> decide("web-demo"));
    }

    @Test
    void neverSlowsDownOneWhoGetsTokens() {
        confirmed();
        tooFast = true;
        assertThat(decide("web-demo").session().sessionId()).isEqualTo(story.sessionId);
    }

    @Test
    void saysThatThePersonDeclined() {
        put(State.REJECTED);
        assertRefused(ACCESS_DENIED, () -> decide("web-demo"));
        assertNothingHappened();
    }

    @Test
    void takesACodeThatWasConfirmedInTimeALittleLonger() {
        confirmed();
        Instant end = story.expiresAt.plus(SETTINGS.redeemGrace());

        clock.set(end.plusMillis(1));
        assertRefused(EXPIRED_TOKEN, () -> decide("web-demo"));
        clock.set(end);
        assertRefused(EXPIRED_TOKEN, () -> decide("web-demo"));
        assertNothingHappened();
        clock.set(end.minusMillis(1));
        assertThat(decide("web-demo").session().sessionId()).isEqualTo(story.sessionId);
    }

    @Test
    void waitsForASessionWhoseEventIsOnItsWay() {
        put(State.CONFIRMED);
        assertRefused(AUTHORIZATION_PENDING, () -> decide("web-demo"));
        assertNothingHappened();
    }

    @Test
    void refusesARevokedSession() {
        put(State.CONFIRMED);
        sessions.views.put(story.sessionId, session(story.requestedAt));
        assertRefused(INVALID_GRANT, () -> decide("web-demo"));
        assertNothingHappened();
    }

    @Test
    void isWorthNothingWithoutTheKeyThatTheLoginWasBoundTo() {
        boundTo = "key-1";
        for (State state : State.values()) {
            put(state);
            assertRefused(INVALID_DPOP_PROOF, () -> decide("web-demo"));
            assertRefused(INVALID_GRANT, () -> decideHolding("key-2"));
        }
        assertNothingHappened();
        confirmed();
        assertThat(decideHolding("key-1").refreshToken())
                .isEqualTo(new RefreshToken(story.sessionId, story.sessionEnd, 0, clock.instant(), "key-1"));
    }

    @Test
    void bindsWhatWasUnboundToTheKeyThatIsShown() {
        confirmed();
        assertThat(decideHolding("key-1").boundTo()).isEqualTo("key-1");
    }

    private Grant decideHolding(String key) {
        return grant.decide(new TokenRequest(form("device_code=" + story.deviceCode.value()), "web-demo", key));
    }

    private void assertNothingHappened() {
        assertThat(grants.redeemed).isEmpty();
    }

    private Grant decide(String clientId) {
        return decide(clientId, story.deviceCode.value());
    }

    private Grant decide(String clientId, String code) {
        return grant.decide(new TokenRequest(form("device_code=" + code), clientId, null));
    }

    private GrantCode code(Purpose purpose) {
        return GrantCode.issue(TestKeys.SHARED_KEY, purpose, story.loginId, story.expiresAt);
    }

    private void confirmed() {
        put(State.CONFIRMED);
        sessions.views.put(story.sessionId, session(null));
    }

    private SessionView session(@Nullable Instant revokedAt) {
        return new SessionView(
                story.sessionId,
                story.userId,
                "web-demo",
                "openid profile",
                "qr",
                null,
                null,
                story.requestedAt,
                story.sessionEnd,
                revokedAt,
                null,
                boundTo,
                null,
                null,
                null);
    }

    private void put(State state) {
        logins.views.put(
                story.loginId,
                new QrLoginView(
                        story.loginId,
                        state,
                        "web-demo",
                        "openid profile",
                        story.deviceCode.sha256(),
                        story.requestedAt,
                        story.expiresAt,
                        story.userId,
                        null,
                        state == State.CONFIRMED ? story.sessionId : null,
                        null,
                        boundTo,
                        null,
                        2,
                        null));
    }
}
