package io.scanpass.command.publish;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import io.micrometer.core.instrument.MeterRegistry;
import io.scanpass.contract.EventType;
import io.scanpass.contract.repair.StreamIncomplete;
import io.scanpass.contract.seal.Ids;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Someone lacks events of a stream: all of it is published again, as it is stored, and each of them says which is the last.
 * Told twice it is done twice, which does no harm: consumers drop what they have by its sequence.
 */
@Component
class WhenEventsAreMissingThenPublishedAgain implements MessageListener<String, byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(WhenEventsAreMissingThenPublishedAgain.class);

    private static final int LONGEST_REQUEST = 200;
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final EventStore events;
    private final Relay relay;
    private final MeterRegistry meters;

    WhenEventsAreMissingThenPublishedAgain(EventStore events, Relay relay, MeterRegistry meters) {
        this.events = events;
        this.relay = relay;
        this.meters = meters;
    }

    @Override
    public void onMessage(ConsumerRecord<String, byte[]> message) {
        read(message)
                .ifPresentOrElse(
                        this::publishAgain,
                        () -> LOG.warn(
                                "no request at {}-{} offset {}",
                                message.topic(),
                                message.partition(),
                                message.offset()));
    }

    private static Optional<StreamIncomplete> read(ConsumerRecord<String, byte[]> message) {
        try {
            CloudEvent event = KafkaMessageFactory.createReader(message).toEvent();
            CloudEventData data = event.getData();
            return data == null || !EventType.STREAM_INCOMPLETE.wireName().equals(event.getType())
                    ? Optional.empty()
                    : Optional.ofNullable(JSON.readValue(data.toBytes(), StreamIncomplete.class))
                            .filter(WhenEventsAreMissingThenPublishedAgain::isComplete);
        } catch (CloudEventRWException | JacksonException malformed) {
            return Optional.empty();
        }
    }

    /** Jackson leaves null where a member is missing. */
    @SuppressWarnings("NullAway")
    private static boolean isComplete(StreamIncomplete request) {
        return request.streamId() != null
                && Ids.isId(request.streamId())
                && request.request() != null
                && request.request().length() <= LONGEST_REQUEST;
    }

    private void publishAgain(StreamIncomplete request) {
        String streamId = request.streamId();
        List<? extends DomainEventMessage<?>> stream;
        try {
            stream = events.readEvents(streamId).asStream().toList();
            stream.forEach(DomainEventMessage::getPayload);
        } catch (SerializationException unreadable) { // others wait behind it
            LOG.error("stream {} cannot be read, deploy/verify-history says where: not published again", streamId);
            meters.counter("scanpass.republished.unreadable").increment();
            return;
        }
        if (stream.isEmpty()) {
            LOG.warn("asked for stream {}, of which nothing is stored", streamId);
            return;
        }
        String last = Long.toString(stream.getLast().getSequenceNumber());
        for (DomainEventMessage<?> stored : stream) {
            relay.publishAgain(stored, event -> saying(last, request, event));
        }
        meters.counter("scanpass.republished.events").increment(stream.size());
        LOG.info("published stream {} again, up to {}", streamId, last);
    }

    private static CloudEvent saying(String last, StreamIncomplete request, CloudEvent event) {
        return CloudEventBuilder.from(event)
                .withExtension(StreamIncomplete.LAST_STORED, last)
                .withExtension(StreamIncomplete.ANSWERS, request.request())
                .build();
    }
}
