package io.scanpass.command.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventSerializer;
import io.scanpass.command.decide.session.SessionEvent.SessionRevoked;
import io.scanpass.command.decide.user.RememberedKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;

/** Against Kafka's own test producer, because a real broker cannot be told to hold back one acknowledgement. */
class RelayTest {

    private final MockProducer<String, CloudEvent> kafka =
            new MockProducer<>(false, null, new StringSerializer(), new CloudEventSerializer()) {
                @Override
                public void close(Duration timeout) {} // the template gives it back after every record
            };
    private final Relay relay = new Relay(
            new KafkaTemplate<>(() -> kafka),
            new Publishing(new RememberedKeys()),
            new KeyPublishing(new RememberedKeys()),
            new RelaySettings(
                    256,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(1),
                    1,
                    (short) 1,
                    Duration.ofDays(1),
                    Duration.ofDays(1)));

    @Test
    void endsABatchWhenAllOfItIsAcknowledged() throws Exception {
        CompletableFuture<Void> batch = publish(event("a", 0), event("b", 0));
        awaitSent(2);
        assertThat(kafka.completeNext()).isTrue();
        assertThat(batch).isNotDone();
        assertThat(kafka.completeNext()).isTrue();
        batch.get(5, TimeUnit.SECONDS);
    }

    @Test
    void sendsAnAggregatesNextEventOnlyAfterTheOneBeforeIsAcknowledged() throws Exception {
        CompletableFuture<Void> batch = publish(event("a", 0), event("a", 1));
        awaitSent(1);
        Awaitility.await()
                .during(200, TimeUnit.MILLISECONDS)
                .until(() -> kafka.history().size() == 1);
        kafka.completeNext();
        awaitSent(2);
        kafka.completeNext();
        batch.get(5, TimeUnit.SECONDS);
    }

    @Test
    void failsTheBatchWhenKafkaRefusesOneOfItsEvents() {
        CompletableFuture<Void> batch = publish(event("a", 0), event("a", 1));
        awaitSent(1);
        kafka.errorNext(new TimeoutException("no acknowledgement"));
        assertThatThrownBy(() -> batch.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(Relay.NotAcknowledged.class);
        assertThat(kafka.history()).hasSize(1);
    }

    private void awaitSent(int records) {
        Awaitility.await().until(() -> kafka.history().size() == records);
    }

    private CompletableFuture<Void> publish(DomainEventMessage<?>... batch) {
        return CompletableFuture.runAsync(() -> {
            UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(batch[0]);
            try {
                for (DomainEventMessage<?> event : batch) relay.on(event.getPayload(), event, unitOfWork);
                unitOfWork.commit();
            } catch (Relay.NotAcknowledged failure) {
                if (unitOfWork.isActive()) unitOfWork.rollback(failure);
                throw failure;
            }
        });
    }

    private static DomainEventMessage<?> event(String sessionId, long sequence) {
        return new GenericDomainEventMessage<>(
                "Session",
                sessionId,
                sequence,
                new SessionRevoked(sessionId, "user", "signed_out", Instant.parse("2026-11-20T10:00:00Z")));
    }
}
