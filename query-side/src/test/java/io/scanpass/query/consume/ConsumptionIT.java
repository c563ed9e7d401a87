package io.scanpass.query.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.scanpass.query.LoginStory;
import io.scanpass.query.TestPublisher;
import io.scanpass.query.Traces;
import io.scanpass.query.WithQuerySide;
import io.scanpass.query.project.qrlogin.QrLoginStore;
import io.scanpass.query.project.qrlogin.QrLoginView;
import io.scanpass.query.project.session.SessionStore;
import io.scanpass.query.project.session.SessionView;
import io.scanpass.query.project.user.People;
import io.scanpass.query.project.user.Person;
import io.scanpass.query.project.user.UserStore;
import io.scanpass.query.project.user.UserView;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.StringRedisTemplate;

/** From published events to views, and back to them when Redis forgets. */
@WithQuerySide
@ExtendWith(OutputCaptureExtension.class)
class ConsumptionIT {

    @Autowired
    private TestPublisher publisher;

    @Autowired
    private QrLoginStore logins;

    @Autowired
    private SessionStore sessions;

    @Autowired
    private UserStore users;

    @Autowired
    private People people;

    @Autowired
    private StringRedisTemplate redis;

    @Autowired
    private MeterRegistry meters;

    private final LoginStory story = LoginStory.now();

    @Test
    void projectsEachKindOfEvent() {
        story.register(publisher);
        publisher.publish(story.requested(), 0);
        publisher.publish(story.scanned(), 1);
        publisher.publish(story.confirmed(), 2);
        publisher.publish(story.started(), 0);
        publisher.publish(story.revoked(), 1);

        await().until(() -> users.find(story.userId).isPresent());
        await().until(() -> state().equals(Optional.of(QrLoginView.State.CONFIRMED)));
        await().until(() ->
                sessions.find(story.sessionId).map(SessionView::revokedAt).isPresent());
        assertThat(users.find(story.userId)).contains(new UserView(story.userId, story.names));
    }

    @Test
    void logsOneLineForEachEventWithTheTraceOfItsCause(CapturedOutput output) {
        String cause = Traces.id();
        publisher.publish(story.requested(), 0, Traces.parent(cause));

        String line = "projected io.scanpass.qr-login.requested.v2 " + story.loginId + " 0";
        await().until(() -> output.getOut().contains(line));
        assertThat(output.getOut().lines().filter(text -> text.contains(line)))
                .singleElement()
                .satisfies(text -> {
                    assertThat(text).contains(cause);
                });
    }

    @Test
    void projectsAnEventOnceHoweverOftenItComes() {
        publisher.publish(story.requested(), 0);
        publisher.publish(story.scanned(), 1);
        publisher.publish(story.requested(), 0);
        publisher.publish(story.confirmed(), 2);
        publisher.publish(story.scanned(), 1);

        publisher.publish(story.registered(), 0);
        await().until(() -> state().equals(Optional.of(QrLoginView.State.CONFIRMED)));
        awaitAll(publisher.publish(story.scanned(), 1));
        assertThat(state()).contains(QrLoginView.State.CONFIRMED);
    }

    @Test
    void countsAGapAndHoldsTheEventBack(CapturedOutput output) {
        double before = gaps();
        publisher.publish(story.requested(), 0);
        awaitAll(publisher.publish(story.confirmed(), 2));

        assertThat(state()).contains(QrLoginView.State.REQUESTED);
        assertThat(gaps()).isEqualTo(before + 1);
        assertThat(output.getOut()).contains("gap before io.scanpass.qr-login.confirmed.v1 " + story.loginId + " 2");
    }

    @Test
    void skipsAnEventOfALaterVersionAndTakesTheNextOne() {
        double before = meters.counter("scanpass.consume.unknown").count();
        publisher.publish(story.requested(), 0);
        publisher.send(TestPublisher.message(
                "scanpass.qr-logins",
                "io.scanpass.qr-login.looked-at.v1",
                story.loginId,
                1,
                Traces.parent(Traces.id()),
                "{}".getBytes(StandardCharsets.UTF_8)));
        publisher.publish(story.scanned(), 2);

        await().until(() -> state().equals(Optional.of(QrLoginView.State.SCANNED)));
        assertThat(meters.counter("scanpass.consume.unknown").count()).isGreaterThanOrEqualTo(before + 1);
    }

    @Test
    void goesOnAfterPoisonAndSaysWhereItWasButNotWhatItWas(CapturedOutput output) {
        double before = meters.counter("scanpass.consume.poison").count();
        RecordMetadata poison = publisher.send(TestPublisher.message(
                "scanpass.qr-logins",
                "io.scanpass.qr-login.requested.v2",
                story.loginId,
                0,
                Traces.parent(Traces.id()),
                "{\"login_id\":\"canary".getBytes(StandardCharsets.UTF_8)));
        LoginStory next = LoginStory.now();
        publisher.publish(next.requested(), 0);
        publisher.publish(story.requested(), 0);

        await().until(() -> state().equals(Optional.of(QrLoginView.State.REQUESTED)));
        assertThat(meters.counter("scanpass.consume.poison").count()).isGreaterThanOrEqualTo(before + 1);
        assertThat(output.getOut())
                .contains("unreadable record at scanpass.qr-logins-%d offset %d key %s"
                        .formatted(poison.partition(), poison.offset(), story.loginId))
                .doesNotContain("canary");
    }

    @Test
    void goesOnAfterAKeyThatDoesNotReadAndSaysNothingOfIt(CapturedOutput output) {
        double poison = meters.counter("scanpass.consume.poison").count();
        double unknown = meters.counter("scanpass.consume.unknown").count();
        ProducerRecord<String, byte[]> key = TestPublisher.message(story.key);
        String json = new String(key.value(), StandardCharsets.UTF_8);
        RecordMetadata bad = publisher.send(keyRecord("issued.v1", json.replace("A256GCM", "A128GCM")));
        publisher.send(keyRecord("issued.v9", json));
        assertThat(bad.partition()).isEqualTo(publisher.send(key).partition());
        publisher.publish(story.registered(), 0);

        await().until(() -> people.find(story.userId).flatMap(Person::names).isPresent());
        assertThat(meters.counter("scanpass.consume.poison").count()).isGreaterThanOrEqualTo(poison + 1);
        assertThat(meters.counter("scanpass.consume.unknown").count()).isGreaterThanOrEqualTo(unknown + 1);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(story.key.secret());
        assertThat(output.getOut())
                .contains("unreadable record at scanpass.personal-keys-%d offset %d key %s: a key of another kind"
                        .formatted(bad.partition(), bad.offset(), story.userId))
                .contains("key of user " + story.userId + " is here")
                .doesNotContain(secret, "Ada L.");
    }

    private ProducerRecord<String, byte[]> keyRecord(String type, String json) {
        return TestPublisher.message(
                "scanpass.personal-keys",
                "io.scanpass.personal-key." + type,
                story.userId,
                0,
                Traces.parent(Traces.id()),
                json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void fillsAWipedRedisAgainWithoutWaitingForTheNextEvent() {
        story.published(publisher);
        await().until(() -> sessions.find(story.sessionId).isPresent());
        Map<Object, Object> before = redis.opsForHash().entries("qr:" + story.loginId);

        wipe();

        await().until(() -> state().equals(Optional.of(QrLoginView.State.CONFIRMED)));
        whenFilled()
                .until(() -> sessions.find(story.sessionId).isPresent()
                        && people.find(story.userId).isPresent());
        assertThat(redis.opsForHash().entries("qr:" + story.loginId)).isEqualTo(before);
    }

    @Test
    void fillsAWipedRedisAgainWhileEventsComeIn() {
        story.published(publisher);
        await().until(() -> sessions.find(story.sessionId).isPresent());

        wipe();
        LoginStory next = LoginStory.now().published(publisher);

        whenFilled().until(() -> sessions.find(next.sessionId).isPresent());
        await().until(() -> state().equals(Optional.of(QrLoginView.State.CONFIRMED)));
        whenFilled().until(() -> sessions.find(story.sessionId).isPresent());
    }

    @Test
    void catchesUpWithARedisThatHasLostItsLastSecond() {
        awaitAll(publisher.publish(story.requested(), 0));
        Map<Object, Object> positions = redis.opsForHash().entries("positions");
        Map<Object, Object> view = redis.opsForHash().entries("qr:" + story.loginId);
        publisher.publish(story.scanned(), 1);
        awaitAll(publisher.publish(story.confirmed(), 2));

        // As after a crash with appendfsync everysec: view and position are both a second old, whoever reads them.
        redis.delete("qr:" + story.loginId);
        redis.opsForHash().putAll("qr:" + story.loginId, view);
        redis.opsForHash().putAll("positions", positions);

        await().until(() -> state().equals(Optional.of(QrLoginView.State.CONFIRMED)));
    }

    private static ConditionFactory whenFilled() {
        return await().ignoreExceptionsInstanceOf(TransientDataAccessException.class);
    }

    private void wipe() {
        try (RedisConnection connection = redis.getRequiredConnectionFactory().getConnection()) {
            connection.serverCommands().flushAll();
        }
    }

    private double gaps() {
        return meters.counter("scanpass.project.gaps", "type", "io.scanpass.qr-login.confirmed.v1")
                .count();
    }

    private Optional<QrLoginView.State> state() {
        return logins.find(story.loginId).map(QrLoginView::state);
    }

    private void awaitAll(RecordMetadata last) {
        String partition = "scanpass-query:" + last.topic() + "-" + last.partition();
        await().until(() ->
                Long.toString(last.offset() + 1).equals(redis.opsForHash().get("positions", partition)));
    }
}
