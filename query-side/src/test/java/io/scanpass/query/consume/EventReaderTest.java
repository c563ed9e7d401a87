package io.scanpass.query.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.contract.EventType;
import io.scanpass.query.LoginStory;
import io.scanpass.query.TestPublisher;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

    private static final String TOPIC = "scanpass.sessions";
    private static final String TYPE = "io.scanpass.session.started.v2";

    private static final String KEYS = "scanpass.personal-keys";

    private final EventReader reader = new EventReader();
    private final LoginStory story = LoginStory.now();

    @Test
    void readsAnEventOfTheCatalogue() {
        ProducerRecord<String, byte[]> sent = TestPublisher.message(story.started(), 7, "00-trace");
        sent.headers().remove("ce_time").add("ce_time", "2026-11-20T10:00:00.123Z".getBytes(StandardCharsets.UTF_8));

        assertThat(reader.read(received(sent)))
                .isEqualTo(new Reading.Known(
                        EventType.SESSION_STARTED,
                        story.started(),
                        7,
                        "00-trace",
                        Instant.parse("2026-11-20T10:00:00.123Z")));
    }

    @Test
    void ignoresMembersItDoesNotKnow() {
        String json = """
                {"user_id":"%s","names":"e.y..","registered_at":"2026-11-20T10:00:00Z",\
                "favourite_colour":{"name":"green"}}""".formatted(story.userId);

        assertThat(reader.read(message("scanpass.users", "io.scanpass.user.registered.v2", story.userId, json)))
                .isInstanceOf(Reading.Known.class);
    }

    @Test
    void knowsAnEventOfALaterVersionWhenItSeesOne() {
        assertThat(reader.read(message(TOPIC, "io.scanpass.session.forgotten.v9", story.sessionId, "{}")))
                .isEqualTo(new Reading.Unknown("io.scanpass.session.forgotten.v9", story.sessionId, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{}", "\"x\"", "{\"session_id\":\"x\"}", "{\"session_id\":[]}"})
    void callsWhatDoesNotReadPoison(String json) {
        assertThat(reader.read(message(TOPIC, TYPE, story.sessionId, json))).isInstanceOf(Reading.Poison.class);
    }

    @Test
    void callsAnEventPoisonWhenAMemberOfAMemberIsMissing() {
        String json = new String(TestPublisher.message(story.started(), 0, "").value(), StandardCharsets.UTF_8)
                .replace("\"login_id\":\"" + story.loginId + "\",", "");

        assertThat(reader.read(message(TOPIC, TYPE, story.sessionId, json)))
                .isEqualTo(new Reading.Poison("members are missing"));
    }

    @Test
    void callsARecordPoisonWithoutWhatEveryRecordHas() {
        assertThat(reader.read(without("ce_type"))).isEqualTo(new Reading.Poison("no ce_type"));
        assertThat(reader.read(without("ce_sequence"))).isEqualTo(new Reading.Poison("no ce_sequence"));
        assertThat(reader.read(message(TOPIC, TYPE, "no id", "{}"))).isEqualTo(new Reading.Poison("the key is no id"));
    }

    @Test
    void callsAnEventPoisonThatSpeaksOfAnotherThanItsKey() {
        ProducerRecord<String, byte[]> sent = TestPublisher.message(story.started(), 0, "");

        assertThat(reader.read(message(TOPIC, TYPE, story.userId, new String(sent.value(), StandardCharsets.UTF_8))))
                .isEqualTo(new Reading.Poison("the key is another id than the event's"));
        assertThat(reader.read(message(
                        "scanpass.users", TYPE, story.sessionId, new String(sent.value(), StandardCharsets.UTF_8))))
                .isEqualTo(new Reading.Poison(TYPE + " on another topic"));
    }

    @Test
    void readsAKeyAndThatItIsTakenBack() {
        assertThat(reader.read(received(TestPublisher.message(story.key))))
                .isInstanceOfSatisfying(Reading.Key.class, read -> {
                    assertThat(read.userId()).isEqualTo(story.userId);
                    assertThat(Objects.requireNonNull(read.key()).secret()).isEqualTo(story.key.secret());
                    assertThat(read.toString()).contains("[***]");
                });
        assertThat(reader.read(received(new ProducerRecord<>(KEYS, story.userId, null))))
                .isEqualTo(new Reading.Key(story.userId, null));
        assertThat(reader.read(message(KEYS, "io.scanpass.personal-key.issued.v9", story.userId, "{}")))
                .isEqualTo(new Reading.Unknown("io.scanpass.personal-key.issued.v9", story.userId, 0));
    }

    @Test
    void callsPoisonWhatIsNoKeyOfItsUser() {
        String json = new String(TestPublisher.message(story.key).value(), StandardCharsets.UTF_8);

        assertThat(key(story.loginId, json)).isEqualTo(new Reading.Poison("the key is another id than the event's"));
        assertThat(key(story.userId, json.replace("oct", "EC"))).isEqualTo(new Reading.Poison("a key of another kind"));
        assertThat(key(story.userId, json.replace("A256GCM", "A128GCM")))
                .isEqualTo(new Reading.Poison("a key of another kind"));
        assertThat(key(story.userId, json.replaceAll("\"k\":\"..", "\"k\":\"")))
                .isEqualTo(new Reading.Poison("no key"));
        assertThat(key(story.userId, json.replaceAll("\"k\":\"", "\"k\":\"?"))).isEqualTo(new Reading.Poison("no key"));
        assertThat(key(story.userId, "{")).isInstanceOf(Reading.Poison.class);
        assertThat(reader.read(message(KEYS, TYPE, story.userId, "{}")))
                .isEqualTo(new Reading.Poison(TYPE + " on another topic"));
        assertThat(reader.read(received(new ProducerRecord<>(KEYS, "no id", null))))
                .isEqualTo(new Reading.Poison("the key is no id"));
        assertThat(reader.read(received(new ProducerRecord<>(KEYS, story.userId, new byte[0]))))
                .isEqualTo(new Reading.Poison("no ce_type"));
    }

    private Reading key(String id, String json) {
        return reader.read(message(KEYS, "io.scanpass.personal-key.issued.v1", id, json));
    }

    private ConsumerRecord<String, byte[]> without(String header) {
        ProducerRecord<String, byte[]> sent = TestPublisher.message(story.started(), 0, "");
        sent.headers().remove(header);
        return received(sent);
    }

    private static ConsumerRecord<String, byte[]> message(String topic, String type, String key, String json) {
        return received(TestPublisher.message(topic, type, key, 0, "", json.getBytes(StandardCharsets.UTF_8)));
    }

    private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
        return new ConsumerRecord<>(
                sent.topic(),
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }
}
