package io.scanpass.command.publish;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.scanpass.command.decide.user.PersonalKeys;
import io.scanpass.command.decide.user.UserEvent.UserErased;
import io.scanpass.command.decide.user.UserEvent.UserRegistered;
import io.scanpass.contract.EventType;
import io.scanpass.contract.Topic;
import io.scanpass.contract.personal.PersonalKey;
import io.scanpass.contract.personal.PersonalKeyIssued;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The keys that others need to read of a user: given out before the first event of the user, taken back with the last. */
@Component
class KeyPublishing {

    private static final URI SOURCE = URI.create("/scanpass/command-side");
    private static final JsonMapper JSON = new JsonMapper();

    private final PersonalKeys keys;

    KeyPublishing(PersonalKeys keys) {
        this.keys = keys;
    }

    /** What must be on its topic before this event is on its own; empty for most. */
    Optional<ProducerRecord<String, CloudEvent>> before(DomainEventMessage<?> stored) {
        return switch (stored.getPayload()) {
            // No key any more: the user is forgotten meanwhile, and what takes it back is on its way.
            case UserRegistered event ->
                keys.find(event.userId()).map(key -> record(event.userId(), cloudEvent(stored, key)));
            case UserErased event -> Optional.of(record(event.userId(), null));
            default -> Optional.empty();
        };
    }

    /** Takes back once more what may have come late: an erasure beside a repair. */
    Optional<ProducerRecord<String, CloudEvent>> after(DomainEventMessage<?> stored) {
        return stored.getPayload() instanceof UserRegistered event
                        && keys.find(event.userId()).isEmpty()
                ? Optional.of(record(event.userId(), null))
                : Optional.empty();
    }

    private static ProducerRecord<String, CloudEvent> record(String userId, @Nullable CloudEvent key) {
        return new ProducerRecord<>(Topic.PERSONAL_KEYS.wireName(), userId, key);
    }

    private static CloudEvent cloudEvent(DomainEventMessage<?> stored, PersonalKey key) {
        return CloudEventBuilder.v1()
                .withId(stored.getIdentifier())
                .withSource(SOURCE)
                .withType(EventType.PERSONAL_KEY_ISSUED.wireName())
                .withSubject(key.ofWhom())
                .withTime(stored.getTimestamp().atOffset(ZoneOffset.UTC))
                .withDataContentType("application/json")
                .withDataSchema(EventType.PERSONAL_KEY_ISSUED.dataSchema())
                .withData(JSON.writeValueAsBytes(PersonalKeyIssued.of(key)))
                .build();
    }
}
