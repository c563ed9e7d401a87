package io.scanpass.query.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.scanpass.contract.EventType;
import io.scanpass.contract.PublishedEvent;
import io.scanpass.contract.seal.Ids;
import io.scanpass.query.LoginStory;
import io.scanpass.query.WithQuerySide;
import io.scanpass.query.project.Parked.Reason;
import io.scanpass.query.project.session.SessionStore;
import io.scanpass.query.project.session.SessionView;
import io.scanpass.query.project.session.UserSessions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.data.redis.core.StringRedisTemplate;

/** What parks a key, what is said of it meanwhile, and what frees it. */
@WithQuerySide
class RedisParkingIT {

    @Autowired
    private Parking parking;

    @Autowired
    private Projections projections;

    @Autowired
    private SessionStore sessions;

    @Autowired
    private UserSessions userSessions;

    @Autowired
    private StringRedisTemplate redis;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final LoginStory story = LoginStory.now();
    private final String key = "session:" + story.sessionId;
    private final String partition = "test-" + Ids.random();
    private long position = Positions.NONE;

    @Test
    void parksAKeyAndHoldsBackWhatFollows() {
        apply(story.started(), 0, null);
        Parked parked = parked(1L);

        assertThat(hold(parked)).isEqualTo(Outcome.PARKED);
        assertThat(apply(story.revoked(), 2, null)).isEqualTo(Outcome.GAP);
        assertThat(hold(parked(2L))).isEqualTo(Outcome.HELD);

        assertThat(parking.find(key))
                .contains(new Parked(key, Reason.UNREADABLE, "why", "type", 1L, "topic-0@7", now, 2, 0, 1));
        assertThat(parking.all()).extracting(Parked::key).contains(key);
        assertThat(redis.opsForHash().get("positions", partition)).isEqualTo(Long.toString(position));
    }

    @Test
    void holdsNothingBackThatTheViewHas() {
        apply(story.started(), 0, null);

        assertThat(hold(parked(0L))).isEqualTo(Outcome.PASSED);
        assertThat(parking.find(key)).isEmpty();
    }

    @Test
    void writesNothingForAConsumerThatIsSomewhereElse() {
        assertThat(parking.hold(parked(0L), new PositionStep(partition, 17, 18)))
                .isEqualTo(Outcome.MOVED);
        assertThat(parking.find(key)).isEmpty();
    }

    @Test
    void freesTheKeyWithTheLastEventThatWasHeldBack() {
        apply(story.started(), 0, null);
        hold(parked(1L));
        hold(parked(2L));

        apply(story.revoked(), 1, null);
        assertThat(parking.find(key)).isPresent();
        apply(story.revoked(), 2, null);
        assertThat(parking.find(key)).isEmpty();
    }

    @Test
    void believesTheStoreAloneOfARecordThatCannotBeRead() {
        apply(story.started(), 0, null);
        hold(parked(null));
        apply(story.revoked(), 1, null);
        assertThat(parking.find(key)).map(Parked::request).contains("topic-0@7#1");

        apply(story.started(), 0, new Again(2, "topic-0@7#1"));
        assertThat(parking.find(key)).as("the store has more").isPresent();
        hold(parked(null));
        apply(story.started(), 0, new Again(1, "topic-0@7#1"));
        assertThat(parking.find(key)).as("asked before the last was held back").isPresent();
        assertThat(apply(story.started(), 0, new Again(1, "topic-0@7#2"))).isEqualTo(Outcome.DUPLICATE);
        assertThat(parking.find(key)).isEmpty();
    }

    @Test
    void callsNoParkedSessionAliveAndARevokedOneRevoked() {
        ThrowingCallable find = () -> sessions.find(story.sessionId);
        ThrowingCallable list = () -> userSessions.liveAt(story.userId, story.requestedAt);
        hold(parked(0L));
        assertThatThrownBy(find).isInstanceOf(TransientDataAccessResourceException.class);

        apply(story.started(), 0, null);
        assertThat(userSessions.liveAt(story.userId, story.requestedAt)).hasSize(1);
        hold(parked(1L));
        assertThatThrownBy(find).isInstanceOf(TransientDataAccessResourceException.class);
        assertThatThrownBy(list).isInstanceOf(TransientDataAccessResourceException.class);

        hold(parked(2L));
        apply(story.revoked(), 1, null);
        assertThat(sessions.find(story.sessionId).map(SessionView::revokedAt)).isPresent();
    }

    @Test
    void parksNoMoreThanIsSaid() {
        hold(parked(1L));
        Parking full = new RedisParking(redis, new ParkingSettings(1, 1), new SimpleMeterRegistry(), Clock.systemUTC());
        Parked another = new Parked("session:" + Ids.random(), Reason.FAILED, "", null, 0L, null, now, 0, 0, 0);

        assertThatThrownBy(() -> full.hold(another, null)).isInstanceOf(TooManyParked.class);
        assertThat(full.hold(parked(2L), null)).isEqualTo(Outcome.HELD);
        assertThat(full.sequences(List.of(key, another.key()))).containsExactly(-1L, -1L);
    }

    @Test
    void tellsHowFarViewsAreWhateverIsInRedis() {
        apply(story.started(), 0, null);
        redis.opsForValue().set("session:no-hash", "x");

        assertThat(parking.sequences(List.of("session:no-hash", key, "key:nobody")))
                .containsExactly(-1L, 0L, -1L);
    }

    private Parked parked(@Nullable Long sequence) {
        return new Parked(
                key,
                Reason.UNREADABLE,
                "why",
                "type",
                sequence,
                "topic-0@7",
                now,
                sequence == null ? -1 : sequence,
                sequence == null ? 1 : 0,
                0);
    }

    private Outcome hold(Parked parked) {
        PositionStep step = step();
        Outcome outcome = parking.hold(parked, step);
        position = step.to();
        return outcome;
    }

    private Outcome apply(PublishedEvent event, long sequence, @Nullable Again again) {
        PositionStep step = step();
        Outcome outcome = projections.apply(EventType.of(event), event, new Arrival(sequence, null, step, again), null);
        if (outcome != Outcome.GAP) position = step.to();
        return outcome;
    }

    private PositionStep step() {
        return new PositionStep(partition, position, Math.max(position, 0) + 1);
    }
}
