package io.scanpass.command.decide.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.decide.Fold;
import io.scanpass.command.decide.Personal;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Requester;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrConfirmed;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrRejected;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrRequested;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrScanned;
import io.scanpass.command.decide.qrlogin.QrLoginFold.QrLoginState;
import io.scanpass.command.decide.session.SessionEvent.SessionRenamed;
import io.scanpass.command.decide.session.SessionEvent.SessionRevoked;
import io.scanpass.command.decide.session.SessionEvent.SessionStarted;
import io.scanpass.command.decide.session.SessionFold.SessionState;
import io.scanpass.command.decide.user.UserEvent.PasswordChanged;
import io.scanpass.command.decide.user.UserEvent.UserDisabled;
import io.scanpass.command.decide.user.UserEvent.UserEnabled;
import io.scanpass.command.decide.user.UserEvent.UserErased;
import io.scanpass.command.decide.user.UserEvent.UserRegistered;
import io.scanpass.command.decide.user.UserFold.UserState;
import io.scanpass.contract.personal.Device;
import io.scanpass.contract.personal.SessionName;
import io.scanpass.contract.personal.UserNames;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FoldTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant END = NOON.plusSeconds(120);
    private static final Personal<Requester> REQUESTER = Personal.of("login", new Requester("192.0.2.1", "Browser"));
    private static final Personal<Device> DEVICE = Personal.of("user", new Device("192.0.2.1", null, null, null));
    private static final QrRequested REQUESTED = new QrRequested(
            "login",
            "web",
            "openid",
            "hash",
            REQUESTER,
            NOON,
            END,
            Duration.ofDays(1),
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    private static final QrScanned SCANNED = new QrScanned("login", "user", "phone", NOON, null, null);
    private static final QrConfirmed CONFIRMED = new QrConfirmed("login", "user", "phone", "session", NOON);
    private static final QrRejected REJECTED = new QrRejected("login", "user", "phone", "cancelled", NOON);
    private static final SessionStarted STARTED = new SessionStarted(
            "session", "user", "web", "openid", "pwd", null, null, null, null, null, NOON, END, null, DEVICE, null,
            null);

    @Test
    void tellsHowFarALoginIs() {
        assertThat(after(Kind.QR_LOGINS, NOON, REQUESTED)).isEqualTo(login("requested", null, null, null));
        assertThat(after(Kind.QR_LOGINS, END.minusNanos(1), REQUESTED, SCANNED))
                .isEqualTo(login("scanned", "user", "phone", null));
        assertThat(after(Kind.QR_LOGINS, END, REQUESTED, SCANNED)).isEqualTo(login("expired", "user", "phone", null));
        assertThat(after(Kind.QR_LOGINS, END, REQUESTED, SCANNED, CONFIRMED))
                .isEqualTo(login("confirmed", "user", "phone", "session"));
        assertThat(after(Kind.QR_LOGINS, END, REQUESTED, SCANNED, REJECTED))
                .isEqualTo(login("rejected", "user", "phone", null));
    }

    @Test
    void tellsWhetherASessionIsLive() {
        Personal<SessionName> name = Personal.of("user", new SessionName("Desk"));
        assertThat(after(Kind.SESSIONS, END.minusNanos(1), STARTED)).isEqualTo(session("live", null));
        assertThat(after(Kind.SESSIONS, END, STARTED, new SessionRenamed("session", "user", name, NOON)))
                .isEqualTo(session("expired", name));
        assertThat(after(Kind.SESSIONS, END, STARTED, new SessionRevoked("session", "user", "not_me", NOON)))
                .isEqualTo(session("revoked", null));
    }

    @Test
    void tellsWhetherAUserMaySignIn() {
        UserRegistered registered =
                new UserRegistered("user", Personal.of("user", new UserNames("alice", "Alice")), NOON);
        UserDisabled disabled = new UserDisabled("user", NOON);
        UserEnabled enabled = new UserEnabled("user", NOON);
        assertThat(after(Kind.USERS, NOON, registered, new PasswordChanged("user", "session", NOON)))
                .isEqualTo(new UserState("user", "enabled"));
        assertThat(after(Kind.USERS, NOON, registered, disabled)).isEqualTo(new UserState("user", "disabled"));
        assertThat(after(Kind.USERS, NOON, registered, disabled, enabled)).isEqualTo(new UserState("user", "enabled"));
        assertThat(after(Kind.USERS, NOON, registered, disabled, new UserErased("user", NOON)))
                .isEqualTo(new UserState("user", "erased"));
    }

    private static Record after(Kind kind, Instant at, Object... events) {
        Fold fold = kind.fold();
        for (Object event : events) fold.evolve(event);
        return fold.state(at);
    }

    private static QrLoginState login(
            String state, @Nullable String userId, @Nullable String phone, @Nullable String session) {
        return new QrLoginState("login", state, "web", "openid", REQUESTER, NOON, END, userId, phone, session);
    }

    private static SessionState session(String state, @Nullable Personal<SessionName> name) {
        return new SessionState("session", state, "user", END, DEVICE, name);
    }
}
