package io.scanpass.query.project.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.contract.session.SessionEvent;
import io.scanpass.contract.session.SessionEvent.Approval;
import io.scanpass.contract.session.SessionEvent.SessionRenamed;
import io.scanpass.contract.session.SessionEvent.SessionStarted;
import io.scanpass.query.LoginStory;
import io.scanpass.query.project.Arrival;
import io.scanpass.query.project.PositionStep;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionProjectorTest {

    private final LoginStory story = LoginStory.now();

    @Test
    void showsASessionThatStarted() {
        assertThat(after(story.started())).isEqualTo(session(null, null));
    }

    @Test
    void showsThatASessionIsRevokedAndWhy() {
        assertThat(after(story.started(), story.revoked()))
                .isEqualTo(session(story.requestedAt.plusSeconds(3), "signed_out"));
    }

    @Test
    void showsWhereASessionIsAndItsNameForAsLongAsItLives() {
        SessionRenamed renamed =
                new SessionRenamed(story.sessionId, story.userId, "a-name", story.requestedAt.plusSeconds(2));

        SessionView live = Objects.requireNonNull(after(started("a-device"), renamed));
        assertThat(live).extracting(SessionView::device, SessionView::name).containsExactly("a-device", "a-name");
        assertThat(live.reused(story.requestedAt))
                .extracting(SessionView::device, SessionView::name)
                .containsExactly(null, null);
        assertThat(after(started("a-device"), renamed, story.revoked()))
                .isEqualTo(session(story.requestedAt.plusSeconds(3), "signed_out"));
    }

    @Test
    void showsNothingOfASessionWhoseStartIsMissing() {
        assertThat(after(story.revoked())).isNull();
    }

    @Test
    void callsASessionOverFromItsVeryEndOn() {
        SessionView session = session(null, null);

        assertThat(session.isLiveAt(story.sessionEnd.minusMillis(1))).isTrue();
        assertThat(session.isLiveAt(story.sessionEnd)).isFalse();
        assertThat(session(story.requestedAt, "signed_out").isLiveAt(story.requestedAt))
                .isFalse();
    }

    private SessionStarted started(String device) {
        SessionStarted started = story.started();
        return new SessionStarted(
                started.sessionId(),
                started.userId(),
                started.clientId(),
                started.scope(),
                started.method(),
                started.approvedBy(),
                null,
                started.startedAt(),
                started.expiresAt(),
                null,
                device,
                null);
    }

    private SessionView session(@Nullable Instant revokedAt, @Nullable String reason) {
        return new SessionView(
                story.sessionId,
                story.userId,
                "web-demo",
                "openid profile",
                "qr",
                new Approval(story.loginId, "phonesessionphonesessQ"),
                null,
                story.requestedAt.plusSeconds(2),
                story.sessionEnd,
                revokedAt,
                reason,
                null,
                null,
                null,
                null);
    }

    private static @Nullable SessionView after(SessionEvent... events) {
        SessionView view = null;
        for (int i = 0; i < events.length; i++) {
            Arrival arrival = new Arrival(i, null, new PositionStep("scanpass.sessions-0", i - 1, i));
            view = new SessionProjector().project(view, events[i], arrival);
        }
        return view;
    }
}
