package io.scanpass.command.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scanpass.command.CommandSideIT;
import io.scanpass.command.decide.session.SessionEvent.SessionRevoked;
import io.scanpass.contract.seal.Ids;
import java.time.Instant;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SuppressWarnings("NullAway.Init") // Spring sets the fields
class LostRaceIT extends CommandSideIT {

    @Autowired
    private EventStorageEngine engine;

    @Autowired
    private TransactionManager transactions;

    @Test
    void isAConcurrencyExceptionAndStoresNothing() {
        String sessionId = Ids.random();
        append(event(sessionId, 0));
        append(event(sessionId, 1));
        assertThatThrownBy(() -> append(event(sessionId, 1))).isInstanceOf(ConcurrencyException.class);
        assertThat(eventsOf(sessionId)).containsExactly("SessionRevoked", "SessionRevoked");
    }

    private void append(DomainEventMessage<?> event) {
        transactions.executeInTransaction(() -> engine.appendEvents(event));
    }

    private static DomainEventMessage<?> event(String sessionId, long sequence) {
        return new GenericDomainEventMessage<>(
                "Session", sessionId, sequence, new SessionRevoked(sessionId, "user", "test", Instant.now()));
    }
}
