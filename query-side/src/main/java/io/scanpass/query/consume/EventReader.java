package io.scanpass.query.consume;

import io.scanpass.contract.Completeness;
import io.scanpass.contract.EventType;
import io.scanpass.contract.PublishedEvent;
import io.scanpass.contract.Topic;
import io.scanpass.contract.personal.PersonalKeyIssued;
import io.scanpass.contract.repair.StreamIncomplete;
import io.scanpass.contract.seal.Ids;
import io.scanpass.query.project.Again;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Reads CloudEvents 1.0 in Kafka's binary mode: attributes in {@code ce_} headers, the event itself as JSON. */
@Component
public final class EventReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final Pattern SEQUENCE = Pattern.compile("[0-9]{1,18}");

    public Reading read(ConsumerRecord<String, byte[]> message) {
        @Nullable String key = message.key();
        if (key == null || !Ids.isId(key)) {
            return new Reading.Poison("the key is no id");
        }
        if (message.topic().equals(Topic.PERSONAL_KEYS.wireName())) {
            return personalKey(message, key);
        }
        String type = header(message, "ce_type");
        if (type == null) {
            return new Reading.Poison("no ce_type");
        }
        OptionalLong sequence = sequence(message);
        if (sequence.isEmpty()) {
            return new Reading.Poison("no ce_sequence");
        }
        long number = sequence.getAsLong();
        Optional<EventType> known = EventType.named(type);
        return known.isPresent() ? event(message, known.get(), key, number) : new Reading.Unknown(type, key, number);
    }

    /** What takes a key back is no event: nothing but the id of whose it was. */
    private static Reading personalKey(ConsumerRecord<String, byte[]> message, String userId) {
        byte @Nullable [] json = message.value();
        if (json == null) {
            return new Reading.Key(userId, null);
        }
        String type = header(message, "ce_type");
        if (type == null) {
            return new Reading.Poison("no ce_type");
        }
        Optional<EventType> named = EventType.named(type);
        if (named.isEmpty()) {
            return new Reading.Unknown(type, userId, 0);
        }
        Reading reading = event(message, named.get(), userId, 0);
        return reading instanceof Reading.Known known && known.event() instanceof PersonalKeyIssued issued
                ? key(issued)
                : reading;
    }

    private static Reading key(PersonalKeyIssued issued) {
        if (!issued.kty().equals("oct") || !issued.enc().equals("A256GCM")) {
            return new Reading.Poison("a key of another kind");
        }
        try {
            return new Reading.Key(issued.kid(), issued.key());
        } catch (IllegalArgumentException malformed) {
            return new Reading.Poison("no key");
        }
    }

    private static Reading event(ConsumerRecord<String, byte[]> message, EventType type, String key, long sequence) {
        if (!type.topic().wireName().equals(message.topic())) {
            return new Reading.Poison(type.wireName() + " on another topic");
        }
        byte @Nullable [] json = message.value();
        if (json == null) {
            return new Reading.Poison("no value");
        }
        @Nullable PublishedEvent event;
        try {
            event = JSON.readValue(json, type.record());
        } catch (JacksonException unreadable) {
            return new Reading.Poison("unreadable: " + unreadable.getClass().getSimpleName());
        }
        if (event == null || !Completeness.isComplete(event)) {
            return new Reading.Poison("members are missing");
        }
        if (!event.aggregateId().equals(key)) {
            return new Reading.Poison("the key is another id than the event's");
        }
        return new Reading.Known(type, event, sequence, header(message, "ce_traceparent"), time(message));
    }

    static @Nullable Instant time(ConsumerRecord<String, byte[]> message) {
        String time = header(message, "ce_time");
        try {
            return time == null ? null : Instant.parse(time);
        } catch (DateTimeException malformed) {
            return null; // it is measured with, nothing is decided by it
        }
    }

    static OptionalLong sequence(ConsumerRecord<String, byte[]> message) {
        return number(header(message, "ce_sequence"));
    }

    /** What it says when it is published again; see {@link StreamIncomplete}. */
    static @Nullable Again again(ConsumerRecord<String, byte[]> message) {
        OptionalLong last = number(header(message, "ce_" + StreamIncomplete.LAST_STORED));
        String answers = header(message, "ce_" + StreamIncomplete.ANSWERS);
        return last.isPresent() && answers != null ? new Again(last.getAsLong(), answers) : null;
    }

    private static OptionalLong number(@Nullable String text) {
        return text != null && SEQUENCE.matcher(text).matches()
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    /** Empty for a type that this version does not know. */
    static Optional<EventType> type(ConsumerRecord<String, byte[]> message) {
        return Optional.ofNullable(header(message, "ce_type")).flatMap(EventType::named);
    }

    static @Nullable String header(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
