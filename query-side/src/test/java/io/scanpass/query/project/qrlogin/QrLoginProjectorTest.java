package io.scanpass.query.project.qrlogin;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.contract.qrlogin.QrLoginEvent;
import io.scanpass.query.LoginStory;
import io.scanpass.query.project.Arrival;
import io.scanpass.query.project.PositionStep;
import io.scanpass.query.project.qrlogin.QrLoginView.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QrLoginProjectorTest {

    private final LoginStory story = LoginStory.now();

    @Test
    void showsALoginThatWasRequested() {
        assertThat(after(story.requested())).isEqualTo(login(State.REQUESTED, null, null, null, 0));
    }

    @Test
    void showsWhoScannedAndTheNumberToCompare() {
        assertThat(after(story.requested(), story.scanned()))
                .isEqualTo(login(State.SCANNED, story.userId, null, null, 1));
    }

    @Test
    void showsTheSessionThatAConfirmationStarted() {
        assertThat(after(story.requested(), story.scanned(), story.confirmed()))
                .isEqualTo(login(State.CONFIRMED, story.userId, story.sessionId, null, 2));
    }

    @Test
    void showsWhyALoginWasRejected() {
        assertThat(after(story.requested(), story.scanned(), story.rejected()))
                .isEqualTo(login(State.REJECTED, story.userId, null, "not_me", 2));
    }

    @Test
    void showsNothingOfALoginWhoseRequestIsMissing() {
        assertThat(after(story.scanned())).isNull();
        assertThat(after(story.confirmed())).isNull();
        assertThat(after(story.rejected())).isNull();
    }

    private QrLoginView login(
            State state,
            @Nullable String scannedBy,
            @Nullable String sessionId,
            @Nullable String reason,
            long sequence) {
        return new QrLoginView(
                story.loginId,
                state,
                "web-demo",
                "openid profile",
                story.deviceCode.sha256(),
                story.requestedAt,
                story.expiresAt,
                scannedBy,
                state == State.SCANNED ? LoginStory.NUMBER : null,
                sessionId,
                reason,
                null,
                null,
                sequence,
                "trace-" + sequence);
    }

    private static @Nullable QrLoginView after(QrLoginEvent... events) {
        QrLoginView view = null;
        for (int i = 0; i < events.length; i++) {
            Arrival arrival = new Arrival(i, "trace-" + i, new PositionStep("scanpass.qr-logins-0", i - 1, i));
            view = new QrLoginProjector().project(view, events[i], arrival);
        }
        return view;
    }
}
