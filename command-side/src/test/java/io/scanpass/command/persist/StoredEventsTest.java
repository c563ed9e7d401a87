package io.scanpass.command.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** The files under {@code stored} are rows of an event store somewhere. They are kept for ever, and never edited. */
class StoredEventsTest {

    private final EventSerializer serializer = new EventSerializer(Jackson3Serializer.builder());

    @ParameterizedTest
    @EnumSource(StoredNames.class)
    void readsWhatWasOnceStoredAndWritesItBackTheSame(StoredNames name) {
        String json = stored(name);
        Object event = serializer.deserialize(new SimpleSerializedObject<>(json, String.class, name.serializedType()));
        assertThat(event).isInstanceOf(name.event());
        SerializedObject<String> written = serializer.serialize(event, String.class);
        // What came later is null in an old event; what was there stays as it was.
        Map<String, Object> members = membersOf(written.getData());
        assertThat(members).containsAllEntriesOf(membersOf(json));
        members.keySet().removeAll(membersOf(json).keySet());
        assertThat(members.values()).allMatch(Objects::isNull);
        assertThat(written.getType().getName()).isEqualTo(name.storedName());
        assertThat(written.getType().getRevision()).isEqualTo("1");
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

    private static String stored(StoredNames name) {
        String path = "/stored/" + name.storedName() + ".1.json";
        try (InputStream file = StoredEventsTest.class.getResourceAsStream(path)) {
            assertThat(file).as(path).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
