package io.scanpass.query.serve.qrlogin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scanpass.query.LoginStory;
import io.scanpass.query.MapStore;
import io.scanpass.query.MovingClock;
import io.scanpass.query.project.qrlogin.QrLoginStore;
import io.scanpass.query.project.qrlogin.QrLoginView;
import io.scanpass.query.project.qrlogin.QrLoginView.State;
import io.scanpass.query.project.user.Person;
import io.scanpass.query.serve.changes.ViewChanges.Listening;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class QrLoginStreamTest {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration GRACE = Duration.ofMillis(300);

    private final LoginStory story = LoginStory.now();
    private final MovingClock clock = new MovingClock(story.requestedAt);
    private final Logins logins = new Logins();
    private final Map<String, Person> people = new HashMap<>();
    private final Script changes = new Script();
    private final Told told = new Told();
    private boolean closing;

    private static final class Logins extends MapStore<QrLoginView> implements QrLoginStore {}

    @Test
    void tellsThePresentThenEachChangeAndEndsWithTheDecision() throws Exception {
        put(State.REQUESTED, 0);
        people.put(story.userId, Person.opened(story.key, story.names).orElseThrow());
        changes.then(() -> put(State.SCANNED, 1)).then(() -> put(State.CONFIRMED, 2));

        run();

        assertThat(told.lines).containsExactly("requested 0", "scanned 1 by Ada L. showing 42", "confirmed 2");
    }

    @Test
    void namesNobodyWhoIsForgotten() throws Exception {
        people.put(story.userId, Person.forgotten());
        put(State.SCANNED, 1);
        changes.then(() -> put(State.CONFIRMED, 2));

        run();

        assertThat(told.lines).containsExactly("scanned 1 showing 42", "confirmed 2");
    }

    @Test
    void saysRequestedWhileTheFirstEventIsOnItsWay() throws Exception {
        changes.then(() -> put(State.REQUESTED, 0)).then(() -> put(State.REJECTED, 2));

        run();

        assertThat(told.lines).containsExactly("requested 0", "rejected 2 not_me");
    }

    @Test
    void saysExpiredAtTheEndThoughNoEventSaysSo() throws Exception {
        put(State.SCANNED, 1);

        run();

        assertThat(told.last()).isEqualTo("expired 1");
        assertThat(clock.instant()).isEqualTo(story.expiresAt.plus(GRACE));
    }

    @Test
    void takesAConfirmThatArrivesWithinTheGrace() throws Exception {
        put(State.SCANNED, 1);
        clock.set(story.expiresAt.minusMillis(1));
        changes.then(() -> {
            clock.set(story.expiresAt.plus(GRACE).minusMillis(1));
            put(State.CONFIRMED, 2);
        });

        run();

        assertThat(told.lines).containsExactly("scanned 1 showing 42", "confirmed 2");
    }

    @Test
    void saysExpiredAtOnceOfALoginThatIsOver() throws Exception {
        clock.set(story.expiresAt.plus(GRACE));

        run();

        assertThat(told.lines).containsExactly("expired 0");
        assertThat(changes.waits).isEmpty();
    }

    @Test
    void saysConfirmedOfALoginThatIsOverAndWasConfirmed() throws Exception {
        put(State.CONFIRMED, 2);
        clock.set(story.expiresAt.plusSeconds(5));

        run();

        assertThat(told.lines).containsExactly("confirmed 2");
    }

    @Test
    void sendsAHeartbeatWheneverItWasSilentForLong() throws Exception {
        put(State.REQUESTED, 0);
        changes.pass().pass().then(() -> put(State.CONFIRMED, 2));

        run();

        assertThat(told.lines).containsExactly("requested 0", "heartbeat", "heartbeat", "confirmed 2");
        assertThat(changes.waits.subList(0, 2)).containsExactly(HEARTBEAT, HEARTBEAT);
    }

    @Test
    void doesNotRepeatItselfWhenNothingHasChanged() throws Exception {
        put(State.REQUESTED, 0);
        changes.then(() -> {}).then(() -> {}).then(() -> put(State.CONFIRMED, 2));

        run();

        assertThat(told.lines).containsExactly("requested 0", "confirmed 2");
    }

    @Test
    void neverGoesBackWhenRedisHasForgotten() throws Exception {
        put(State.SCANNED, 1);
        changes.then(logins.views::clear).then(() -> put(State.REQUESTED, 0)).then(() -> put(State.CONFIRMED, 2));

        run();

        assertThat(told.lines).containsExactly("scanned 1 showing 42", "confirmed 2");
    }

    @Test
    void staysWhileRedisIsAwayAndSaysNothingItDoesNotKnow() throws Exception {
        put(State.SCANNED, 1);
        clock.set(story.expiresAt.minusSeconds(20));
        changes.then(() -> logins.reachable = false);
        for (int i = 0; i < 60; i++) {
            changes.pass();
        }
        changes.then(() -> {
            logins.reachable = true;
            put(State.CONFIRMED, 2);
        });

        run();

        assertThat(told.lines).containsExactly("scanned 1 showing 42", "heartbeat", "heartbeat", "confirmed 2");
        assertThat(clock.instant()).isAfter(story.expiresAt.plus(GRACE));
    }

    @Test
    void beginsNothingWhileRedisIsAway() {
        logins.reachable = false;

        assertThatThrownBy(this::run).isInstanceOf(QueryTimeoutException.class);

        assertThat(told.lines).isEmpty();
    }

    @Test
    void endsWhenTheNodeStops() throws Exception {
        put(State.REQUESTED, 0);
        changes.then(() -> closing = true);

        run();

        assertThat(told.lines).containsExactly("requested 0");
        assertThat(changes.waits).hasSize(1);
    }

    private void run() throws IOException, InterruptedException {
        QrLoginWatch watch = new QrLoginWatch(
                story.loginId, story.expiresAt, logins, id -> Optional.ofNullable(people.get(id)), clock, GRACE);
        new QrLoginStream(watch, changes, clock, HEARTBEAT, () -> closing).run(told);
    }

    private void put(State state, long sequence) {
        logins.views.put(
                story.loginId,
                new QrLoginView(
                        story.loginId,
                        state,
                        "web-demo",
                        "openid",
                        story.deviceCode.sha256(),
                        story.requestedAt,
                        story.expiresAt,
                        state == State.REQUESTED ? null : story.userId,
                        state == State.SCANNED ? LoginStory.NUMBER : null,
                        state == State.CONFIRMED ? story.sessionId : null,
                        state == State.REJECTED ? "not_me" : null,
                        null,
                        null,
                        sequence,
                        null));
    }

    /** What happens while the stream waits; nothing more: time passes. */
    private final class Script implements Listening {

        private final Deque<Runnable> script = new ArrayDeque<>();
        private final List<Duration> waits = new ArrayList<>();

        Script then(Runnable change) {
            script.add(change);
            return this;
        }

        /** Nothing happens until the wait is over. */
        Script pass() {
            script.add(() -> clock.advance(waits.getLast()));
            return this;
        }

        @Override
        public void await(Duration longest) {
            waits.add(longest);
            Runnable change = script.poll();
            if (change == null) {
                clock.advance(longest);
            } else {
                change.run();
            }
        }

        @Override
        public void close() {}
    }

    private static final class Told implements FrameSink {

        private final List<String> lines = new ArrayList<>();

        @Override
        public void frame(QrLoginState state) {
            QrLoginState.Person user = state.user();
            String scanner = user == null ? "" : " by " + user.displayName();
            String number = state.number() == null ? "" : " showing " + state.number();
            String reason = state.reason() == null ? "" : " " + state.reason();
            lines.add(state.state().wireName() + " " + state.sequence() + scanner + number + reason);
        }

        @Override
        public void heartbeat() {
            lines.add("heartbeat");
        }

        String last() {
            return lines.getLast();
        }
    }
}
