package io.scanpass.query.project.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.contract.qrlogin.QrLoginEvent;
import io.scanpass.contract.session.SessionEvent;
import io.scanpass.contract.session.SessionEvent.SessionRenamed;
import io.scanpass.contract.session.SessionEvent.SessionStarted;
import io.scanpass.contract.user.UserEvent;
import io.scanpass.contract.user.UserEvent.PasswordChanged;
import io.scanpass.contract.user.UserEvent.UserDisabled;
import io.scanpass.contract.user.UserEvent.UserEnabled;
import io.scanpass.query.LoginStory;
import io.scanpass.query.project.Arrival;
import io.scanpass.query.project.LogLine;
import io.scanpass.query.project.PositionStep;
import io.scanpass.query.project.activity.ActivityView.Login;
import io.scanpass.query.project.activity.ActivityView.Session;
import io.scanpass.query.project.qrlogin.QrLoginView;
import io.scanpass.query.project.session.SessionView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChroniclesTest {

    private static final String PHONE = "phonesessionphonesessQ";

    private final LoginStory story = LoginStory.now();
    private final Instant start = story.requestedAt;
    private final Arrival arrival = new Arrival(7, null, new PositionStep("a-topic-0", -1, 1));
    private final ActivityLines lines = new ActivityLines(new ActivitySettings(5, Duration.ofDays(3)));
    private final Login login = new Login(story.loginId, PHONE, null);

    @Test
    void tellsWhatHappenedToTheUser() {
        assertThat(told(story.registered())).isEqualTo(plain(start.minusSeconds(60), "user.registered"));
        assertThat(told(new UserDisabled(story.userId, start))).isEqualTo(plain(start, "user.disabled"));
        assertThat(told(new UserEnabled(story.userId, start))).isEqualTo(plain(start, "user.enabled"));
        assertThat(told(new PasswordChanged(story.userId, story.sessionId, start)))
                .isEqualTo(new ActivityView(
                        start, "user.password-changed", null, Session.of(story.sessionId), null, null));
    }

    @Test
    void tellsWhatHappenedToASession() {
        SessionRenamed renamed = new SessionRenamed(story.sessionId, story.userId, "a-name", start);
        SessionView view = session();

        assertThat(told(started("a-device"), null))
                .isEqualTo(new ActivityView(
                        start.plusSeconds(2),
                        "session.started",
                        "web-demo",
                        new Session(story.sessionId, "qr", "a-device", null, story.sessionEnd),
                        login,
                        null));
        assertThat(told(renamed, view))
                .isEqualTo(new ActivityView(
                        start,
                        "session.renamed",
                        "web-demo",
                        new Session(story.sessionId, null, "a-device", "a-name", null),
                        null,
                        null));
        assertThat(told(story.revoked(), view))
                .isEqualTo(new ActivityView(
                        start.plusSeconds(3),
                        "session.revoked",
                        "web-demo",
                        new Session(story.sessionId, "qr", "a-device", "a-name", null),
                        null,
                        "signed_out"));
    }

    @Test
    void tellsWhatBecameOfALoginThatTheUserScanned() {
        QrLoginView view = login();

        assertThat(line(story.requested(), null)).isEmpty();
        assertThat(told(story.scanned(), view))
                .isEqualTo(new ActivityView(
                        start.plusSeconds(1),
                        "qr-login.scanned",
                        "web-demo",
                        null,
                        new Login(story.loginId, PHONE, story.expiresAt),
                        null));
        assertThat(told(story.confirmed(), view))
                .isEqualTo(new ActivityView(
                        start.plusSeconds(2),
                        "qr-login.confirmed",
                        "web-demo",
                        Session.of(story.sessionId),
                        login,
                        null));
        assertThat(told(story.rejected(), view))
                .isEqualTo(
                        new ActivityView(start.plusSeconds(2), "qr-login.rejected", "web-demo", null, login, "not_me"));
    }

    @Test
    void tellsWhatTheEventSaysWhereThereIsNoView() {
        assertThat(told(story.revoked(), null))
                .isEqualTo(new ActivityView(
                        start.plusSeconds(3),
                        "session.revoked",
                        null,
                        Session.of(story.sessionId),
                        null,
                        "signed_out"));
        assertThat(told(story.rejected(), null).login()).isEqualTo(login);
    }

    @Test
    void endsTheLogOfOneWhoIsForgotten() {
        LogLine line =
                new UserChronicle(lines).line(story.erased(), null, arrival).orElseThrow();

        assertThat(line.text()).isNull();
        assertThat(line.userId()).isEqualTo(story.userId);
    }

    @Test
    void knowsALineByItsStreamAndSequence() {
        LogLine line = line(story.rejected(), null).orElseThrow();

        String id = start.plusSeconds(2).toEpochMilli() + "." + story.loginId + ".7";
        assertThat(line)
                .isEqualTo(new LogLine(
                        story.userId,
                        id,
                        "{\"at\":\"" + start.plusSeconds(2)
                                + "\",\"type\":\"qr-login.rejected\",\"login\":{\"login_id\":\"" + story.loginId
                                + "\",\"phone_session_id\":\"" + PHONE + "\"},\"reason\":\"not_me\"}",
                        5,
                        Duration.ofDays(3)));
        assertThat(id).matches(ActivityStore.ID);
    }

    private ActivityView told(UserEvent event) {
        return read(new UserChronicle(lines).line(event, null, arrival));
    }

    private ActivityView told(SessionEvent event, @Nullable SessionView view) {
        return read(new SessionChronicle(lines).line(event, view, arrival));
    }

    private ActivityView told(QrLoginEvent event, @Nullable QrLoginView view) {
        return read(line(event, view));
    }

    private Optional<LogLine> line(QrLoginEvent event, @Nullable QrLoginView view) {
        return new QrLoginChronicle(lines).line(event, view, arrival);
    }

    private ActivityView read(Optional<LogLine> line) {
        LogLine written = line.orElseThrow();
        assertThat(written.userId()).isEqualTo(story.userId);
        return ActivityLines.read(written.id() + " " + written.text()).activity();
    }

    private static ActivityView plain(Instant at, String type) {
        return new ActivityView(at, type, null, null, null, null);
    }

    private SessionStarted started(String device) {
        return new SessionStarted(
                story.sessionId,
                story.userId,
                "web-demo",
                "openid",
                "qr",
                story.started().approvedBy(),
                null,
                start.plusSeconds(2),
                story.sessionEnd,
                null,
                device,
                null);
    }

    private SessionView session() {
        return new SessionView(
                story.sessionId,
                story.userId,
                "web-demo",
                "openid",
                "qr",
                null,
                null,
                start,
                story.sessionEnd,
                null,
                null,
                null,
                "a-device",
                null,
                "a-name");
    }

    private QrLoginView login() {
        return new QrLoginView(
                story.loginId,
                QrLoginView.State.REQUESTED,
                "web-demo",
                "openid",
                story.deviceCode.sha256(),
                start,
                story.expiresAt,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                null);
    }
}
