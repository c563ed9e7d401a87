package io.scanpass.command.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scanpass.command.decide.Personal;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Requester;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrRequested;
import io.scanpass.command.decide.session.SessionEvent.SessionRenamed;
import io.scanpass.command.decide.session.SessionEvent.SessionStarted;
import io.scanpass.command.decide.user.RememberedKeys;
import io.scanpass.command.decide.user.UserEvent.UserRegistered;
import io.scanpass.command.persist.personal.PersonalJson;
import io.scanpass.command.persist.personal.PersonalModule;
import io.scanpass.command.persist.personal.PersonalUpcaster;
import io.scanpass.contract.personal.Device;
import io.scanpass.contract.personal.PersonalKey;
import io.scanpass.contract.personal.SessionName;
import io.scanpass.contract.personal.UserNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** The files under {@code stored} are rows of an event store somewhere. They are kept for ever, and never edited. */
class StoredEventsTest {

    private static final Instant AT = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final String USER = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final PersonalKey KEY = new PersonalKey(USER, new byte[32]);

    private final RememberedKeys keys = new RememberedKeys() {
        @Override
        public Optional<PersonalKey> find(String ofWhom) {
            return ofWhom.equals(USER) ? Optional.of(KEY) : Optional.empty();
        }

        @Override
        public Optional<String> sealed(Personal<?> personal) {
            return super.sealed(personal).or(() -> personal.value()
                    .flatMap(value -> find(personal.ofWhom()).map(key -> PersonalJson.seal(key, value))));
        }
    };
    private final EventSerializer serializer = new EventSerializer(
            Jackson3Serializer.builder().jsonMapperBuilderCustomizer(json -> json.addModule(new PersonalModule(keys))));

    @ParameterizedTest
    @EnumSource(StoredNames.class)
    void readsWhatWasOnceStoredAndWritesItBackTheSame(StoredNames name) {
        String json = stored(name.storedName(), name.serializedType().getRevision());
        Object event = serializer.deserialize(new SimpleSerializedObject<>(json, String.class, name.serializedType()));
        assertThat(event).isInstanceOf(name.event());
        SerializedObject<String> written = serializer.serialize(event, String.class);
        // What came later is null in an old event; what was there stays as it was.
        Map<String, Object> members = membersOf(written.getData());
        assertThat(members).containsAllEntriesOf(membersOf(json));
        members.keySet().removeAll(membersOf(json).keySet());
        assertThat(members.values()).allMatch(Objects::isNull);
        assertThat(written.getType().getName()).isEqualTo(name.storedName());
        assertThat(written.getType().getRevision())
                .isEqualTo(name.serializedType().getRevision());
    }

    /** All revisions from the first to that of today; whoever adds one leaves its file behind. */
    @ParameterizedTest
    @EnumSource(StoredNames.class)
    void readsEachRevisionThatWasEverStored(StoredNames name) {
        int latest = Integer.parseInt(name.serializedType().getRevision());
        IntStream.rangeClosed(1, latest)
                .forEach(revision -> assertThat(read(name.storedName(), Integer.toString(revision)))
                        .as(name + " " + revision)
                        .isInstanceOf(name.event()));
    }

    @Test
    void opensWhatIsPersonal() {
        assertThat(((UserRegistered) read("UserRegistered", "2")).names().value())
                .contains(new UserNames("Alice", "Alice A."));
        assertThat(((QrRequested) read("QrRequested", "2")).requester().value())
                .contains(new Requester("192.0.2.1", "Browser/1.0"));
        Personal<Device> device = Objects.requireNonNull(((SessionStarted) read("SessionStarted", "2")).device());
        assertThat(device.value()).contains(new Device("192.0.2.1", "Firefox 145", "Windows 11", null));
        assertThat(((SessionRenamed) read("SessionRenamed", "2")).name().value())
                .contains(new SessionName("Desk"));
    }

    @Test
    void readsWhatWasStoredInTheClear() {
        assertThat(((UserRegistered) read("UserRegistered", "1")).names())
                .isEqualTo(Personal.of("user-1", new UserNames("Alice", "Alice A.")));
        assertThat(((QrRequested) read("QrRequested", "1")).requester())
                .isEqualTo(Personal.of("login-1", new Requester("192.0.2.1", "Browser/1.0")));
        assertThat(((SessionStarted) read("SessionStarted", "1")).device()).isNull();
        assertThat(((SessionRenamed) read("SessionRenamed", "1")).name())
                .isEqualTo(Personal.of("user-1", new SessionName("Desk")));
    }

    @Test
    void storesNothingThatIsPersonalUnsealed() {
        UserRegistered ofUser = new UserRegistered(USER, Personal.of(USER, new UserNames("Canary", "Canary C.")), AT);
        UserRegistered ofNobody = new UserRegistered("gone", Personal.of("gone", new UserNames("Canary", "C.")), AT);
        String stored = serializer.serialize(ofUser, String.class).getData();
        assertThat(stored).doesNotContain("Canary");
        assertThat(serializer.<String, UserRegistered>deserialize(new SimpleSerializedObject<>(
                        stored, String.class, StoredNames.USER_REGISTERED.serializedType())))
                .isEqualTo(ofUser);
        String forgotten = serializer.serialize(ofNobody, String.class).getData();
        assertThat(forgotten).doesNotContain("Canary");
        UserRegistered read = serializer.deserialize(
                new SimpleSerializedObject<>(forgotten, String.class, StoredNames.USER_REGISTERED.serializedType()));
        assertThat(read.names().value()).isEmpty();
    }

    private Object read(String name, String revision) {
        GenericDomainEventEntry<String> entry =
                new GenericDomainEventEntry<>("Any", "any", 0, "id", AT, name, revision, stored(name, revision), "{}");
        return new EventUpcasterChain(new PersonalUpcaster())
                .upcast(Stream.of(new InitialEventRepresentation(entry, serializer)))
                .<Object>map(event -> serializer.deserialize(event.getData()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void stopsAtANameItDoesNotKnow() {
        assertThatThrownBy(() ->
                        serializer.deserialize(new SimpleSerializedObject<>("{}", String.class, "UserForgotten", "1")))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void storesNoClassThatHasNoName() {
        assertThatThrownBy(() -> serializer.classForType(serializer.typeForClass(StoredEventsTest.class)))
                .isInstanceOf(SerializationException.class);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> membersOf(String json) {
        return new TreeMap<>(new JsonMapper().readValue(json, Map.class));
    }

    private static String stored(String name, String revision) {
        String path = "/stored/" + name + "." + revision + ".json";
        try (InputStream file = StoredEventsTest.class.getResourceAsStream(path)) {
            assertThat(file).as(path).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
