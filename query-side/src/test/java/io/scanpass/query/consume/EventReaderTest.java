package io.scanpass.query.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.contract.EventType;
import io.scanpass.query.LoginStory;
import io.scanpass.query.TestPublisher;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

    private static final String TOPIC = "scanpass.sessions";
    private static final String TYPE = "io.scanpass.session.started.v1";

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
                {"user_id":"%s","username":"ada","display_name":"Ada","registered_at":"2026-11-20T10:00:00Z",\
                "favourite_colour":{"name":"green"}}""".formatted(story.userId);

        assertThat(reader.read(message("scanpass.users", "io.scanpass.user.registered.v1", story.userId, json)))
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
