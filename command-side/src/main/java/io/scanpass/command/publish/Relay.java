package io.scanpass.command.publish;

import io.cloudevents.CloudEvent;
import io.scanpass.contract.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * Publishes stored events. The batch's unit of work ends only when Kafka has acknowledged all of it; otherwise it rolls
 * back, the position stays, and the same events come again: at least once, in the order of each aggregate.
 */
@Component
@ProcessingGroup(Relay.NAME)
class Relay {

    static final String NAME = "relay";

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final String UNACKNOWLEDGED = Relay.class.getName() + ".unacknowledged";

    private final KafkaTemplate<String, CloudEvent> kafka;
    private final Publishing publishing;
    private final KeyPublishing keys;
    private final Duration acknowledgeWithin;

    Relay(KafkaTemplate<String, CloudEvent> kafka, Publishing publishing, KeyPublishing keys, RelaySettings settings) {
        this.kafka = kafka;
        this.publishing = publishing;
        this.keys = keys;
        this.acknowledgeWithin = settings.acknowledgeWithin();
    }

    @EventHandler
    void on(Object payload, DomainEventMessage<?> stored, UnitOfWork<?> batch) {
        CloudEvent event = publishing.publish(stored);
        Map<String, CompletableFuture<?>> unacknowledged = batch.root().getOrComputeResource(UNACKNOWLEDGED, key -> {
            Map<String, CompletableFuture<?>> sent = new LinkedHashMap<>();
            batch.root().onPrepareCommit(committing -> awaitAll(sent));
            return sent;
        });
        // Kafka may fail one record and still take a later one. Within an aggregate that would be a gap, so its next
        // event is sent only when the one before is acknowledged.
        CompletableFuture<?> predecessor = unacknowledged.get(stored.getAggregateIdentifier());
        if (predecessor != null) {
            await(predecessor);
        }
        keys.before(stored).ifPresent(key -> await(kafka.send(key)));
        unacknowledged.put(stored.getAggregateIdentifier(), kafka.send(recordOf(event, stored)));
        LOG.debug("sent {} of {} to Kafka", event.getType(), event.getSubject());
    }

    /** The same event once more, outside of the order of the store; ends when Kafka has acknowledged it. */
    void publishAgain(DomainEventMessage<?> stored, UnaryOperator<CloudEvent> change) {
        CloudEvent event = change.apply(publishing.publish(stored));
        keys.before(stored).ifPresent(key -> await(kafka.send(key)));
        keys.after(stored).ifPresent(gone -> await(kafka.send(gone)));
        await(kafka.send(recordOf(event, stored)));
    }

    private static ProducerRecord<String, CloudEvent> recordOf(CloudEvent event, DomainEventMessage<?> stored) {
        String topic = EventType.named(event.getType()).orElseThrow().topic().wireName();
        var record = new ProducerRecord<>(topic, stored.getAggregateIdentifier(), event);
        // Where W3C Trace Context looks for it; the CloudEvents extension says the same.
        if (event.getExtension(Publishing.TRACEPARENT) instanceof String traceparent) {
            record.headers().add(Publishing.TRACEPARENT, traceparent.getBytes(StandardCharsets.US_ASCII));
        }
        return record;
    }

    private void awaitAll(Map<String, CompletableFuture<?>> sent) {
        sent.values().forEach(this::await);
    }

    private void await(CompletableFuture<?> acknowledgement) {
        try {
            acknowledgement.get(acknowledgeWithin.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new NotAcknowledged(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new NotAcknowledged(stopping);
        }
    }

    /** Kafka did not confirm a record in time; whether it has it is unknown. */
    static final class NotAcknowledged extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotAcknowledged(Throwable cause) {
            super("Kafka did not acknowledge: " + cause, cause);
        }
    }
}
