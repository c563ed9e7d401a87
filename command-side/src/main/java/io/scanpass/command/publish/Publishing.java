package io.scanpass.command.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.scanpass.command.decide.Personal;
import io.scanpass.command.decide.qrlogin.QrLoginEvent;
import io.scanpass.command.decide.session.SessionEvent;
import io.scanpass.command.decide.user.PersonalKeys;
import io.scanpass.command.decide.user.UserEvent;
import io.scanpass.command.publish.qrlogin.QrLoginPublishing;
import io.scanpass.command.publish.session.SessionPublishing;
import io.scanpass.command.publish.user.UserPublishing;
import io.scanpass.contract.EventType;
import io.scanpass.contract.PublishedEvent;
import java.net.URI;
import java.time.ZoneOffset;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Turns a stored event into the CloudEvent (1.0) that others may see. */
@Component
class Publishing {

    static final String TRACEPARENT = "traceparent";

    private static final URI SOURCE = URI.create("/scanpass/command-side");
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(always -> always.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final PersonalKeys keys;

    Publishing(PersonalKeys keys) {
        this.keys = keys;
    }

    CloudEvent publish(DomainEventMessage<?> stored) {
        PublishedEvent event = contractOf(stored.getPayload());
        EventType type = EventType.of(event);
        CloudEventBuilder cloudEvent = CloudEventBuilder.v1()
                .withId(stored.getIdentifier())
                .withSource(SOURCE)
                .withType(type.wireName())
                .withSubject(event.aggregateId())
                .withTime(stored.getTimestamp().atOffset(ZoneOffset.UTC))
                .withDataContentType("application/json")
                .withDataSchema(type.dataSchema())
                .withData(JSON.writeValueAsBytes(event))
                .withExtension("sequence", Long.toString(stored.getSequenceNumber()));
        if (stored.getMetaData().get(TRACEPARENT) instanceof String traceparent) {
            cloudEvent = cloudEvent.withExtension(TRACEPARENT, traceparent);
        }
        return cloudEvent.build();
    }

    private PublishedEvent contractOf(Object stored) {
        return switch (stored) {
            case UserEvent event -> UserPublishing.publish(event, this::sealed);
            case QrLoginEvent event -> QrLoginPublishing.publish(event);
            case SessionEvent event -> SessionPublishing.publish(event, this::sealed);
            // Stops the relay: an event that nobody decided how to publish must not be passed over.
            default -> throw new IllegalStateException("no published form of " + stored.getClass());
        };
    }

    private @Nullable String sealed(Personal<?> personal) {
        return keys.sealed(personal).orElse(null);
    }
}
