package io.scanpass.command.persist;

import io.scanpass.command.persist.history.HistoryChain;
import io.scanpass.command.persist.history.StoredEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/** Appends each event with a link to the one before it in its stream. */
class ChainedEngine extends SnapshotlessEngine {

    private static final String APPEND =
            "insert into domain_event (" + StoredEvent.COLUMNS + ", chain)" + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final int CHAIN = 10;

    private static final String READ = "select " + StoredEvent.COLUMNS + ", chain from domain_event"
            + " where aggregate_identifier = ? and sequence_number >= ? and sequence_number < ?"
            + " order by sequence_number";

    private final HistoryChain chain;

    ChainedEngine(Builder builder, HistoryChain chain) {
        super(builder);
        this.chain = chain;
    }

    @Override
    protected PreparedStatement appendEvents(
            Connection connection, List<? extends EventMessage<?>> events, Serializer serializer) throws SQLException {
        LastLinks links = LastLinks.known();
        PreparedStatement statement = connection.prepareStatement(APPEND);
        for (EventMessage<?> event : events) {
            StoredEvent stored = stored((DomainEventMessage<?>) event, serializer);
            String link = chain.link(links.before(stored, connection), stored);
            links.remember(stored.aggregateId(), stored.sequence(), link);
            stored.bind(statement);
            statement.setString(CHAIN, link);
            statement.addBatch();
        }
        return statement;
    }

    @Override
    protected PreparedStatement readEventData(
            Connection connection, String identifier, long firstSequenceNumber, int batchSize) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(READ);
        statement.setString(1, identifier);
        statement.setLong(2, firstSequenceNumber);
        statement.setLong(3, firstSequenceNumber + batchSize);
        return statement;
    }

    @Override
    protected DomainEventData<?> getDomainEventData(ResultSet row) throws SQLException {
        DomainEventData<?> event = super.getDomainEventData(row);
        LastLinks.known().remember(event.getAggregateIdentifier(), event.getSequenceNumber(), row.getString("chain"));
        return event;
    }

    private static StoredEvent stored(DomainEventMessage<?> event, Serializer serializer) {
        SerializedObject<String> payload = event.serializePayload(serializer, String.class);
        SerializedObject<String> metaData = event.serializeMetaData(serializer, String.class);
        return new StoredEvent(
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getType(),
                event.getIdentifier(),
                DateTimeUtils.formatInstant(event.getTimestamp()),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                metaData.getData());
    }
}
