package io.scanpass.command.react.token;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import io.scanpass.contract.EventType;
import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.token.RefreshTokenReused;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Reads CloudEvents 1.0 in Kafka's binary mode. */
final class ReuseReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private ReuseReader() {}

    /**
     * Empty for an event of a type that a later version adds.
     *
     * @throws Unreadable for what is no event, or not one of the contract; the message does not repeat it
     */
    static Optional<RefreshTokenReused> read(ConsumerRecord<String, byte[]> message) {
        try {
            CloudEvent event = KafkaMessageFactory.createReader(message).toEvent();
            if (!EventType.REFRESH_TOKEN_REUSED.wireName().equals(event.getType())) return Optional.empty();
            CloudEventData data = event.getData();
            if (data == null) throw new Unreadable("no value");
            return Optional.of(complete(JSON.readValue(data.toBytes(), RefreshTokenReused.class), message.key()));
        } catch (CloudEventRWException | JacksonException malformed) {
            throw new Unreadable(malformed.getClass().getSimpleName());
        }
    }

    /** Jackson leaves null where a member is missing. */
    private static RefreshTokenReused complete(@Nullable RefreshTokenReused event, @Nullable String key) {
        if (event == null
                || Stream.of(event.sessionId(), event.userId(), event.clientId(), event.noticedAt())
                        .anyMatch(Objects::isNull)) {
            throw new Unreadable("members are missing");
        }
        if (!Ids.isId(event.sessionId())) throw new Unreadable("the session id is no id");
        if (!event.sessionId().equals(key)) throw new Unreadable("the key is another id than the event's");
        return event;
    }

    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why, null, false, false);
        }
    }
}
