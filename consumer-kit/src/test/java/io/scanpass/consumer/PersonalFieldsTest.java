package io.scanpass.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.scanpass.consumer.Counts.What;
import io.scanpass.contract.personal.Device;
import io.scanpass.contract.personal.PersonalKey;
import io.scanpass.contract.personal.SessionName;
import io.scanpass.contract.personal.UserNames;
import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.session.SessionEvent.SessionRenamed;
import io.scanpass.contract.session.SessionEvent.SessionStarted;
import io.scanpass.contract.user.UserEvent.UserRegistered;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalFieldsTest {

    private static final UserNames NAMES = new UserNames("alice", "Alice");

    private final String user = Ids.random();
    private final PersonalKey key = PersonalKey.random(user);
    private final Map<String, PersonalKey> kept = new HashMap<>();
    private final List<What> counted = new ArrayList<>();
    private final PersonalFields fields = new PersonalFields(new Kept(), counted::add);

    @Test
    void opensWhatTheKeyOpens() {
        fields.readKey(Records.received(Records.sent(key)));
        assertThat(fields.names(registered(sealed(NAMES)))).contains(NAMES);
        Device device = new Device("192.0.2.1", "Firefox 145", null, null);
        assertThat(fields.device(started(sealed(device)))).contains(device);
        SessionName name = new SessionName("Desk");
        assertThat(fields.name(new SessionRenamed("s", user, sealed(name), Records.AT)))
                .contains(name);
    }

    @Test
    void opensNothingWithoutTheKey() {
        assertThat(fields.names(registered(sealed(NAMES)))).isEmpty();
        fields.readKey(Records.received(Records.sent(key)));
        assertThat(fields.names(registered(null))).isEmpty();
        assertThat(fields.names(registered(PersonalKey.random(user).seal("{}"))))
                .isEmpty();
        assertThat(fields.names(registered(key.seal("{\"username\":\"alice\"}"))))
                .isEmpty();
        assertThat(fields.names(registered(key.seal("no JSON")))).isEmpty();
    }

    @Test
    void forgetsWhoIsForgotten() {
        fields.readKey(Records.received(Records.sent(key)));
        fields.readKey(Records.withoutValue(Records.sent(key)));
        assertThat(kept).isEmpty();
    }

    @Test
    void skipsAKeyOfALaterRevision() {
        ProducerRecord<String, byte[]> sent = Records.sent(key);
        Records.set(sent.headers(), "ce_type", "io.scanpass.personal-key.issued.v2");
        fields.readKey(Records.received(sent));
        assertThat(kept).isEmpty();
        assertThat(counted).containsExactly(What.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"kty\":\"oct\"|\"kty\":\"RSA\"",
                "\"enc\":\"A256GCM\"|\"enc\":\"A\"",
                "\"k\":\"|\"k\":\"A",
                "{|["
            })
    void refusesWhatIsNoKeyOfOurs(String change) {
        String[] was = change.split("\\|", -1);
        ProducerRecord<String, byte[]> sent = Records.sent(key);
        String json = new String(sent.value(), StandardCharsets.UTF_8).replace(was[0], was[1]);
        assertThatExceptionOfType(MalformedEvent.class)
                .isThrownBy(() -> fields.readKey(Records.received(sent, json)))
                .withNoCause();
        assertThat(kept).isEmpty();
        assertThat(counted).containsExactly(What.MALFORMED);
    }

    @Test
    void takesNoKeyForSomeoneElse() {
        ProducerRecord<String, byte[]> sent = Records.sent(key);
        ProducerRecord<String, byte[]> moved =
                new ProducerRecord<>(sent.topic(), null, Ids.random(), sent.value(), sent.headers());
        assertThatExceptionOfType(MalformedEvent.class).isThrownBy(() -> fields.readKey(Records.received(moved)));
    }

    private String sealed(Object said) {
        return key.seal(Records.JSON.writeValueAsString(said));
    }

    private UserRegistered registered(@Nullable String names) {
        return new UserRegistered(user, names, Records.AT);
    }

    private SessionStarted started(String device) {
        return new SessionStarted(
                "s", user, "web", "openid", "pwd", null, null, Records.AT, Records.AT, null, device, null);
    }

    private final class Kept implements PersonalKeys {

        @Override
        public Optional<PersonalKey> find(String userId) {
            return Optional.ofNullable(kept.get(userId));
        }

        @Override
        public void put(PersonalKey given) {
            kept.put(given.ofWhom(), given);
        }

        @Override
        public void forget(String userId) {
            kept.remove(userId);
        }
    }
}
