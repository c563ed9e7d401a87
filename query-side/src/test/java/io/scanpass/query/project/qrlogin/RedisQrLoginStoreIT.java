package io.scanpass.query.project.qrlogin;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.contract.seal.Ids;
import io.scanpass.query.LoginStory;
import io.scanpass.query.WithQuerySide;
import io.scanpass.query.project.Arrival;
import io.scanpass.query.project.Outcome;
import io.scanpass.query.project.PositionStep;
import io.scanpass.query.project.Positions;
import io.scanpass.query.project.ViewKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The contract of every store of views, on the one with the most events. */
@WithQuerySide
class RedisQrLoginStoreIT {

    @Autowired
    private QrLoginStore store;

    @Autowired
    private Positions positions;

    @Autowired
    private StringRedisTemplate redis;

    private final LoginStory story = LoginStory.now();
    private final QrLoginProjector projector = new QrLoginProjector();
    private final String partition = "test-" + Ids.random();
    private long position = Positions.NONE;

    @Test
    void appliesEventsInTheirOrder() {
        assertThat(request(0)).isEqualTo(Outcome.APPLIED);
        assertThat(scan(1)).isEqualTo(Outcome.APPLIED);

        QrLoginView view = store.find(story.loginId).orElseThrow();
        assertThat(view).isEqualTo(projector.project(requested(), story.scanned(), arrival(1)));
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void dropsAnEventThatIsNotNewAndGoesOn() {
        request(0);
        scan(1);
        QrLoginView before = store.find(story.loginId).orElseThrow();

        assertThat(request(0)).isEqualTo(Outcome.DUPLICATE);
        assertThat(scan(1)).isEqualTo(Outcome.DUPLICATE);

        assertThat(store.find(story.loginId)).contains(before);
        assertThat(stored()).isEqualTo(4);
    }

    @Test
    void leavesTheViewAndThePositionAloneWhereAnEventIsMissing() {
        request(0);

        assertThat(scan(2)).isEqualTo(Outcome.GAP);

        assertThat(store.find(story.loginId)).contains(requested());
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void makesNoViewOfAnEventThatCannotBeTheFirst() {
        assertThat(scan(0)).isEqualTo(Outcome.GAP);
        assertThat(scan(1)).isEqualTo(Outcome.GAP);

        assertThat(store.find(story.loginId)).isEmpty();
        assertThat(stored()).isEqualTo(Positions.NONE);
    }

    @Test
    void writesNothingWhenThePositionIsAnother() {
        request(0);
        position = 40;

        assertThat(scan(1)).isEqualTo(Outcome.MOVED);
        assertThat(positions.pass(new PositionStep(partition, 40, 41))).isEqualTo(Outcome.MOVED);

        assertThat(store.find(story.loginId)).contains(requested());
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void appliesOneOfManyWritersOfTheSameEvent() throws InterruptedException, ExecutionException {
        request(0);
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome>> outcomes = IntStream.range(0, 32)
                    .mapToObj(writer -> writers.submit(() -> {
                        start.await();
                        PositionStep own = new PositionStep(partition + writer, Positions.NONE, 1);
                        return store.update(
                                story.loginId,
                                new Arrival(1, null, own),
                                view -> projector.project(view, story.scanned(), new Arrival(1, null, own)));
                    }))
                    .toList();
            start.countDown();
            long applied = 0;
            for (Future<Outcome> outcome : outcomes) {
                applied += outcome.get() == Outcome.APPLIED ? 1 : 0;
            }
            assertThat(applied).isEqualTo(1);
        }
    }

    @Test
    void announcesWhatItAppliedAndNothingElse() throws InterruptedException {
        LinkedBlockingQueue<String> announced = new LinkedBlockingQueue<>();
        try (RedisConnection listening = redis.getRequiredConnectionFactory().getConnection()) {
            listening.subscribe(
                    (message, pattern) -> announced.add(message.toString()),
                    ViewKeys.CHANGED.getBytes(StandardCharsets.UTF_8));
            request(0);
            request(0);
            scan(2);
            scan(1);
            assertThat(announced.poll(5, TimeUnit.SECONDS)).isEqualTo("qr:" + story.loginId);
            assertThat(announced.poll(5, TimeUnit.SECONDS)).isEqualTo("qr:" + story.loginId);
            assertThat(announced.poll(300, TimeUnit.MILLISECONDS)).isNull();
        }
    }

    @Test
    void livesTenMinutesLongerThanTheLogin() {
        request(0);

        Duration left = Duration.ofMillis(redis.getExpire("qr:" + story.loginId, TimeUnit.MILLISECONDS));
        Duration expected = Duration.between(Instant.now(), story.expiresAt.plus(Duration.ofMinutes(10)));
        assertThat(left).isCloseTo(expected, Duration.ofSeconds(2));
    }

    @Test
    void livesLongEnoughInAReplayForItsLastEvent() {
        LoginStory old = LoginStory.endingAt(Instant.now().minus(Duration.ofDays(3)));
        store.update(old.loginId, arrival(0), view -> projector.project(view, old.requested(), arrival(0)));
        position = 1;

        assertThat(store.update(old.loginId, arrival(1), view -> projector.project(view, old.scanned(), arrival(1))))
                .isEqualTo(Outcome.APPLIED);
        assertThat(redis.getExpire("qr:" + old.loginId)).isBetween(30L, 60L);
    }

    private Outcome request(long sequence) {
        return update(sequence, true);
    }

    private Outcome scan(long sequence) {
        return update(sequence, false);
    }

    private Outcome update(long sequence, boolean request) {
        Arrival arrival = arrival(sequence);
        Outcome outcome = store.update(
                story.loginId,
                arrival,
                view -> projector.project(view, request ? story.requested() : story.scanned(), arrival));
        position = outcome == Outcome.MOVED || outcome == Outcome.GAP
                ? position
                : arrival.step().to();
        return outcome;
    }

    private Arrival arrival(long sequence) {
        long next = position == Positions.NONE ? 1 : position + 1;
        return new Arrival(sequence, null, new PositionStep(partition, position, next));
    }

    private QrLoginView requested() {
        return QrLoginView.requested(story.requested(), arrival(0));
    }

    private long stored() {
        return positions.read(List.of(partition)).getOrDefault(partition, Positions.NONE);
    }
}
