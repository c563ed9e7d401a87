package io.scanpass.query.project.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.contract.EventType;
import io.scanpass.contract.PublishedEvent;
import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.session.SessionEvent.SessionRenamed;
import io.scanpass.contract.session.SessionEvent.SessionStarted;
import io.scanpass.query.LoginStory;
import io.scanpass.query.WithQuerySide;
import io.scanpass.query.project.Arrival;
import io.scanpass.query.project.Outcome;
import io.scanpass.query.project.PositionStep;
import io.scanpass.query.project.Positions;
import io.scanpass.query.project.Projections;
import io.scanpass.query.project.activity.ActivityStore.Entry;
import io.scanpass.query.project.activity.ActivityView.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Events on their way into a log, as the consumer brings them. */
@WithQuerySide
class RedisActivityStoreIT {

    private static final int MOST = 200;
    private static final Duration KEPT = Duration.ofDays(90);

    @Autowired
    private Projections projections;

    @Autowired
    private ActivityStore activity;

    @Autowired
    private StringRedisTemplate redis;

    private final LoginStory story = LoginStory.now();
    private final String log = "activity:" + story.userId;
    private String partition = "test-" + Ids.random();
    private long position = Positions.NONE;

    @Test
    void tellsTheNewestFirstWhateverTheOrderOfArrival() {
        apply(story.requested(), 0);
        apply(story.revoked(), 1);
        apply(story.scanned(), 1);
        apply(story.confirmed(), 2);
        apply(story.registered(), 0);

        assertThat(types())
                .containsExactly("session.revoked", "qr-login.confirmed", "qr-login.scanned", "user.registered");
    }

    @Test
    void hasOneLineForAnEventHoweverOftenItIsRead() {
        apply(story.requested(), 0);
        apply(story.scanned(), 1);
        List<Entry> before = entries();

        assertThat(apply(story.scanned(), 1)).isEqualTo(Outcome.DUPLICATE);
        replayed();
        assertThat(apply(story.scanned(), 1)).isEqualTo(Outcome.DUPLICATE);
        redis.delete("qr:" + story.loginId);
        apply(story.requested(), 0);
        assertThat(apply(story.scanned(), 1)).isEqualTo(Outcome.APPLIED);

        assertThat(entries()).isEqualTo(before).hasSize(1);
    }

    @Test
    void isFilledAgainFromEventsThatTheViewsHave() {
        apply(story.started(), 0);
        redis.delete(log);

        replayed();
        assertThat(apply(story.started(), 0)).isEqualTo(Outcome.DUPLICATE);

        assertThat(types()).containsExactly("session.started");
    }

    @Test
    void knowsMoreOnceTheViewIsThere() {
        assertThat(apply(story.revoked(), 1)).isEqualTo(Outcome.GAP);
        assertThat(entries().getFirst().activity().clientId()).isNull();

        replayed();
        apply(started(story.requestedAt), 0);
        apply(story.revoked(), 1);
        assertThat(types()).containsExactly("session.revoked", "session.started");
        assertThat(entries().getFirst().activity().clientId()).isEqualTo("web-demo");
    }

    @Test
    void knowsNoLessOnceTheViewHasForgotten() {
        apply(started(story.requestedAt), 0);
        apply(story.revoked(), 1);
        List<Entry> before = entries();

        assertThat(apply(story.revoked(), 1)).isEqualTo(Outcome.DUPLICATE);

        assertThat(before.getFirst().activity().session())
                .isEqualTo(new Session(story.sessionId, "pwd", "a-device", null, null));
        assertThat(entries()).isEqualTo(before);
    }

    @Test
    void writesNothingWhenThePositionIsAnother() {
        apply(story.started(), 0);
        position = 40;

        assertThat(apply(story.revoked(), 1)).isEqualTo(Outcome.MOVED);

        assertThat(types()).containsExactly("session.started");
    }

    @Test
    void keepsTheNewestAndNotForEver() {
        long last = MOST + 5;
        apply(started(story.requestedAt), 0);
        LongStream.rangeClosed(1, last).forEach(sequence -> apply(renamed(sequence), sequence));

        assertThat(redis.opsForZSet().zCard(log)).isEqualTo(MOST);
        assertThat(newest(1, null)).extracting(RedisActivityStoreIT::name).containsExactly("name" + last);
        assertThat(newest(1000, null))
                .extracting(RedisActivityStoreIT::name)
                .doesNotContain("name5")
                .endsWith("name6");
        Duration left = Duration.ofMillis(redis.getExpire(log, TimeUnit.MILLISECONDS));
        Instant end = story.requestedAt.plusSeconds(last).plus(KEPT);
        assertThat(left).isCloseTo(Duration.between(Instant.now(), end), Duration.ofSeconds(5));

        replayed();
        apply(started(story.requestedAt), 0);
        assertThat(newest(1000, null))
                .hasSize(MOST)
                .extracting(RedisActivityStoreIT::name)
                .endsWith("name6");
    }

    @Test
    void takesNothingInThatIsTooOldAndTellsNothingThatHasBecomeIt() {
        apply(started(Instant.now().minus(KEPT).minusSeconds(1)), 0);
        assertThat(redis.hasKey(log)).isFalse();
        apply(story.revoked(), 1);
        replayed();
        apply(started(Instant.now().minus(KEPT).minusSeconds(1)), 0);
        assertThat(redis.opsForZSet().zCard(log)).isEqualTo(1);

        assertThat(activity.find(story.userId, null, 9, Instant.now())).hasSize(1);
        assertThat(activity.find(story.userId, null, 9, Instant.now().plus(KEPT).plusSeconds(9)))
                .isEmpty();
    }

    @Test
    void goesOnFromWhereItEnded() {
        apply(started(story.requestedAt), 0);
        LongStream.rangeClosed(1, 4).forEach(sequence -> apply(renamed(sequence), sequence));

        List<Entry> first = newest(2, null);
        apply(renamed(5), 5);
        List<Entry> second = newest(2, first.getLast().id());
        List<Entry> third = newest(2, second.getLast().id());

        assertThat(first).extracting(RedisActivityStoreIT::name).containsExactly("name4", "name3");
        assertThat(second).extracting(RedisActivityStoreIT::name).containsExactly("name2", "name1");
        assertThat(third).extracting(entry -> entry.activity().type()).containsExactly("session.started");
        assertThat(newest(2, third.getLast().id())).isEmpty();
    }

    @Test
    void isGoneWithThePersonAndDoesNotComeBack() {
        apply(story.registered(), 0);
        apply(story.started(), 0);
        assertThat(entries()).hasSize(2);

        apply(story.erased(), 1);
        assertThat(redis.hasKey(log)).isFalse();

        apply(story.revoked(), 1);
        replayed();
        apply(story.registered(), 0);
        apply(story.started(), 0);
        assertThat(redis.hasKey(log)).isFalse();
    }

    private SessionStarted started(Instant at) {
        return new SessionStarted(
                story.sessionId,
                story.userId,
                "web-demo",
                "openid",
                "pwd",
                null,
                null,
                at,
                story.sessionEnd,
                null,
                "a-device",
                null);
    }

    private SessionRenamed renamed(long sequence) {
        return new SessionRenamed(
                story.sessionId, story.userId, "name" + sequence, story.requestedAt.plusSeconds(sequence));
    }

    private static @Nullable String name(Entry entry) {
        Session session = Objects.requireNonNull(entry.activity().session());
        return session.name();
    }

    /** Everything is read again, by a consumer that knows no position. */
    private void replayed() {
        partition = "test-" + Ids.random();
        position = Positions.NONE;
    }

    private Outcome apply(PublishedEvent event, long sequence) {
        long next = position == Positions.NONE ? 1 : position + 1;
        Arrival arrival = new Arrival(sequence, null, new PositionStep(partition, position, next));
        Outcome outcome = projections.apply(EventType.of(event), event, arrival, null);
        if (outcome != Outcome.MOVED && outcome != Outcome.GAP) position = next;
        return outcome;
    }

    private List<Entry> entries() {
        return newest(1000, null);
    }

    private List<Entry> newest(int most, @Nullable String before) {
        return activity.find(story.userId, before, most, Instant.now());
    }

    private List<String> types() {
        return entries().stream().map(entry -> entry.activity().type()).toList();
    }
}
