package io.scanpass.query.project.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.contract.personal.PersonalKey;
import io.scanpass.contract.personal.UserNames;
import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.user.UserEvent;
import io.scanpass.query.LoginStory;
import io.scanpass.query.WithQuerySide;
import io.scanpass.query.project.Arrival;
import io.scanpass.query.project.Outcome;
import io.scanpass.query.project.PositionStep;
import io.scanpass.query.project.Positions;
import io.scanpass.query.project.ViewKeys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Keys and views come on topics of their own: in any order. */
@WithQuerySide
class RedisPersonalKeysIT {

    @Autowired
    private PersonalKeys keys;

    @Autowired
    private People people;

    @Autowired
    private UserStore users;

    @Autowired
    private Positions positions;

    @Autowired
    private StringRedisTemplate redis;

    private final LoginStory story = LoginStory.now();
    private final String userKey = ViewKeys.user(story.userId);
    private final String partition = "test-" + Ids.random();
    private long position = Positions.NONE;

    @Test
    void knowsWhoSomeoneIsOnceBothAreHere() {
        assertThat(project(story.registered(), 0)).isEqualTo(Outcome.APPLIED);
        assertThat(people.find(story.userId)).isEmpty();
        assertThat(put(PersonalKey.random(story.userId))).isEqualTo(Outcome.APPLIED);
        assertThat(people.find(story.userId)).isEmpty();

        assertThat(put(story.key)).isEqualTo(Outcome.APPLIED);

        assertThat(names()).contains(new UserNames("ada", "Ada L."));
        assertThat(stored()).isEqualTo(position);
    }

    @Test
    void takesTheKeyBeforeTheView() {
        put(story.key);
        assertThat(people.find(story.userId)).isEmpty();
        assertThat(users.find(story.userId)).isEmpty();

        assertThat(project(story.registered(), 0)).isEqualTo(Outcome.APPLIED);

        assertThat(names()).contains(new UserNames("ada", "Ada L."));
    }

    @Test
    void takesTheKeyAwayBeforeTheUserIsErasedAndAfterIt() {
        put(story.key);
        project(story.registered(), 0);
        assertThat(put(null)).isEqualTo(Outcome.APPLIED);
        assertThat(people.find(story.userId)).isEmpty();
        assertThat(redis.opsForHash().hasKey(userKey, "key")).isFalse();

        project(story.erased(), 1);
        assertThat(put(null)).isEqualTo(Outcome.APPLIED);
        assertForgotten();
    }

    @Test
    void takesTheKeyAwayWithTheUser() {
        put(story.key);
        project(story.registered(), 0);

        assertThat(project(story.erased(), 1)).isEqualTo(Outcome.APPLIED);

        assertForgotten();
    }

    @Test
    void doesNotBringTheKeyBackOfOneWhoIsForgotten() {
        project(story.registered(), 0);
        project(story.erased(), 1);

        assertThat(put(story.key)).isEqualTo(Outcome.PASSED);

        assertForgotten();
        assertThat(stored()).isEqualTo(position);
    }

    @Test
    void writesNothingWhenThePositionIsAnother() {
        put(story.key);
        long before = position;
        position = 40;

        assertThat(put(null)).isEqualTo(Outcome.MOVED);

        assertThat(redis.opsForHash().hasKey(userKey, "key")).isTrue();
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void wakesWhoWaitsForTheUser() throws InterruptedException {
        LinkedBlockingQueue<String> announced = new LinkedBlockingQueue<>();
        try (RedisConnection listening = redis.getRequiredConnectionFactory().getConnection()) {
            listening.subscribe(
                    (message, pattern) -> announced.add(message.toString()),
                    ViewKeys.CHANGED.getBytes(StandardCharsets.UTF_8));
            put(story.key);
            assertThat(announced.poll(5, TimeUnit.SECONDS)).isEqualTo(userKey);
        }
    }

    private void assertForgotten() {
        assertThat(people.find(story.userId).orElseThrow().names()).isEmpty();
        assertThat(redis.opsForHash().entries(userKey)).containsOnlyKeys("sequence", "view");
    }

    private Optional<UserNames> names() {
        return people.find(story.userId).flatMap(Person::names);
    }

    private Outcome put(@Nullable PersonalKey key) {
        return moved(keys.put(story.userId, key, step()));
    }

    private Outcome project(UserEvent event, long sequence) {
        Arrival arrival = new Arrival(sequence, null, step());
        return moved(users.update(story.userId, arrival, view -> new UserProjector().project(view, event, arrival)));
    }

    private PositionStep step() {
        return new PositionStep(partition, position, next());
    }

    private long next() {
        return position == Positions.NONE ? 1 : position + 1;
    }

    private Outcome moved(Outcome outcome) {
        position = outcome == Outcome.MOVED ? position : next();
        return outcome;
    }

    private long stored() {
        return positions.read(List.of(partition)).getOrDefault(partition, Positions.NONE);
    }
}
