package io.scanpass.command.persist;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Refuses to start a node that would accept commands and forget them. */
@Component
class DurabilityCheck implements InitializingBean {

    private final EventStorageEngine engine;
    private final TokenStore positions;
    private final TransactionManager transactions;

    DurabilityCheck(EventStorageEngine engine, TokenStore positions, TransactionManager transactions) {
        this.engine = engine;
        this.positions = positions;
        this.transactions = transactions;
    }

    @Override
    public void afterPropertiesSet() {
        require(engine instanceof JdbcEventStorageEngine, "events", engine);
        require(positions instanceof JdbcTokenStore, "positions", positions);
        require(transactions instanceof SpringTransactionManager, "transactions", transactions);
    }

    private static void require(boolean durable, String what, Object found) {
        if (!durable) {
            throw new IllegalStateException(what + " would not be kept in PostgreSQL but by " + found.getClass());
        }
    }
}
