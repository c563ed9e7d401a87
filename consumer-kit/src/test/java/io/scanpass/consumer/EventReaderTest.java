package io.scanpass.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.scanpass.consumer.Counts.What;
import io.scanpass.consumer.MalformedEvent.Fault;
import io.scanpass.contract.personal.PersonalKeyIssued;
import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.session.SessionEvent;
import io.scanpass.contract.session.SessionEvent.SessionRenamed;
import io.scanpass.contract.session.SessionEvent.SessionRevoked;
import io.scanpass.contract.session.SessionEvent.SessionStarted;
import io.scanpass.contract.user.UserEvent.UserEnabled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventReaderTest {

    private static final String TOPIC = "scanpass.sessions";
    private static final String REVOKED = "io.scanpass.session.revoked.v1";

    private final String session = Ids.random();
    private final List<What> counted = new ArrayList<>();
    private final List<Received<SessionEvent>> handled = new ArrayList<>();
    private final EventReader<SessionEvent> reader =
            EventReader.of(SessionEvent.class, Sequences.inMemory(2), counted::add);

    @Test
    void handsOnWhatTheRecordSays() {
        SessionRevoked event = Records.revoked(session);
        read(Records.sent(event, 5));
        assertThat(handled).containsExactly(new Received<>(event, "id-5", 5, 0, "00-trace", Records.AT));
        assertThat(counted).isEmpty();
    }

    /** It compiles without {@code default}: no event of the topic can be overlooked. */
    @Test
    void givesEventsToSwitchOver() {
        List<String> told = new ArrayList<>();
        reader.read(Records.received(Records.sent(Records.revoked(session), 0)), received -> {
            switch (received.event()) {
                case SessionStarted started -> told.add("started " + started.clientId());
                case SessionRenamed renamed -> told.add("renamed " + renamed.sessionId());
                case SessionRevoked revoked -> told.add("revoked " + revoked.reason());
            }
        });
        assertThat(told).containsExactly("revoked signed_out");
    }

    @Test
    void readsTextAsSpringKafkaDeliversItUnlessToldOtherwise() {
        ProducerRecord<String, byte[]> sent = Records.sent(Records.revoked(session), 0);
        reader.read(Records.received(sent, new String(sent.value(), StandardCharsets.UTF_8)), handled::add);
        assertThat(handled).hasSize(1);
    }

    @Test
    void ignoresMembersItDoesNotKnow() {
        read(json(Records.JSON.writeValueAsString(Records.revoked(session)).replace("{", "{\"colour\":{\"a\":1},")));
        assertThat(handled).hasSize(1);
    }

    @Test
    void dropsWhatItHandledBefore() {
        for (long sequence : new long[] {0, 1, 1, 0, 2}) read(Records.sent(Records.revoked(session), sequence));
        assertThat(handled).extracting(Received::sequence).containsExactly(0L, 1L, 2L);
        assertThat(counted).containsExactly(What.DUPLICATE, What.DUPLICATE);
    }

    @Test
    void saysWhenEventsAreMissing() {
        read(Records.sent(Records.revoked(session), 1));
        read(Records.sent(Records.revoked(session), 5));
        assertThat(handled).extracting(Received::missing).containsExactly(0L, 3L);
        assertThat(counted).containsExactly(What.GAP);
    }

    @Test
    void countsEachSubjectByItself() {
        read(Records.sent(Records.revoked(session), 7));
        read(Records.sent(Records.revoked(Ids.random()), 0));
        assertThat(handled).hasSize(2);
        assertThat(counted).isEmpty();
    }

    @Test
    void forgetsTheSubjectThatWasQuietForLongest() {
        String other = Ids.random();
        read(Records.sent(Records.revoked(session), 0));
        read(Records.sent(Records.revoked(other), 0));
        read(Records.sent(Records.revoked(session), 1));
        read(Records.sent(Records.revoked(Ids.random()), 0)); // the third, where two are remembered
        read(Records.sent(Records.revoked(session), 1));
        assertThat(counted).containsExactly(What.DUPLICATE);
        read(Records.sent(Records.revoked(other), 0));
        assertThat(counted).containsExactly(What.DUPLICATE);
    }

    @ParameterizedTest
    @CsvSource({"io.scanpass.session.paused.v1", "io.scanpass.session.revoked.v2"})
    void skipsWhatALaterVersionPublishesAndMissesNothingByIt(String type) {
        read(Records.sent(Records.revoked(session), 0));
        read(Records.sent(TOPIC, type, session, 1, bytes("not even JSON")));
        read(Records.sent(Records.revoked(session), 2));
        assertThat(handled).extracting(Received::sequence).containsExactly(0L, 2L);
        assertThat(counted).containsExactly(What.UNKNOWN);
    }

    @Test
    void handsOnAgainWhatWasNotHandled() {
        ProducerRecord<String, byte[]> sent = Records.sent(Records.revoked(session), 0);
        assertThatIllegalStateException().isThrownBy(() -> reader.read(Records.received(sent), EventReaderTest::fail));
        read(sent);
        assertThat(handled).hasSize(1);
        assertThat(counted).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion, 0.3, NO_CLOUD_EVENT",
        "ce_specversion, , NO_CLOUD_EVENT",
        "ce_type, , NO_CLOUD_EVENT",
        "ce_type, io.scanpass.user.enabled.v1, OTHER_EVENT",
        "ce_id, , NO_CLOUD_EVENT",
        "ce_sequence, , NO_SEQUENCE",
        "ce_sequence, -1, NO_SEQUENCE",
        "ce_sequence, 9999999999999999999, NO_SEQUENCE"
    })
    void refusesHeadersThatAreNotOurs(String header, String value, Fault fault) {
        ProducerRecord<String, byte[]> sent = Records.sent(Records.revoked(session), 0);
        if (value == null) sent.headers().remove(header);
        else Records.set(sent.headers(), header, value);
        assertRefused(sent, fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null | UNREADABLE",
                "[] | UNREADABLE",
                "{ | UNREADABLE",
                "'' | UNREADABLE",
                "{\"session_id\":[]} | UNREADABLE",
                "{} | INCOMPLETE",
                "{\"session_id\":\"ID\",\"user_id\":\"u\",\"revoked_at\":\"2026-11-21T12:00:00Z\"} | INCOMPLETE"
            })
    void refusesValuesThatAreNotOurs(String json, Fault fault) {
        assertRefused(json(json), fault);
    }

    @Test
    void refusesARecordWithoutValueOrUnderAnotherKey() {
        ProducerRecord<String, byte[]> sent = Records.sent(Records.revoked(session), 0);
        assertThat(refused(() -> reader.read(Records.withoutValue(sent), handled::add)))
                .isEqualTo(Fault.UNREADABLE);
        byte[] json = Records.JSON.writeValueAsBytes(Records.revoked(Ids.random()));
        assertRefused(Records.sent(TOPIC, REVOKED, session, 0, json), Fault.OTHER_SUBJECT);
        assertRefused(Records.sent(TOPIC, REVOKED, "no id", 0, json), Fault.NO_SUBJECT);
    }

    @Test
    void saysWhereAMalformedRecordIsAndRepeatsNothingOfIt() {
        assertThatExceptionOfType(MalformedEvent.class)
                .isThrownBy(() -> read(json("canary")))
                .withMessage("UNREADABLE at scanpass.sessions-3 offset 7")
                .withNoCause();
        assertThat(counted).containsExactly(What.MALFORMED);
    }

    @Test
    void readsNothingThatHasNoHistory() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventReader.of(PersonalKeyIssued.class, Sequences.inMemory(1), Counts.none()));
        assertThat(EventReader.of(UserEnabled.class, Sequences.inMemory(1), Counts.none()))
                .isNotNull();
    }

    private void assertRefused(ProducerRecord<String, byte[]> sent, Fault fault) {
        assertThat(refused(() -> read(sent))).isEqualTo(fault);
        assertThat(handled).isEmpty();
    }

    private static Fault refused(Runnable reading) {
        try {
            reading.run();
        } catch (MalformedEvent malformed) {
            return malformed.fault();
        }
        throw new AssertionError("not refused");
    }

    private void read(ProducerRecord<String, byte[]> sent) {
        reader.read(Records.received(sent), handled::add);
    }

    private ProducerRecord<String, byte[]> json(String json) {
        return Records.sent(TOPIC, REVOKED, session, 0, bytes(json));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void fail(Received<SessionEvent> received) {
        throw new IllegalStateException("the database is away");
    }
}
