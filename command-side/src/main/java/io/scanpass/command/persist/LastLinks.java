package io.scanpass.command.persist;

import io.scanpass.command.persist.history.HistoryChain;
import io.scanpass.command.persist.history.StoredEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * The last link of each stream that this unit of work has read or written: who decides has loaded the aggregate just
 * before, so that appending asks the database for nothing. Should another have appended meanwhile, the unique index says so.
 */
final class LastLinks {

    private static final String RESOURCE = LastLinks.class.getName();

    private static final String READ =
            "select chain from domain_event where aggregate_identifier = ? and sequence_number = ?";

    private record Last(long sequence, String link) {}

    private final Map<String, Last> lasts = new HashMap<>();

    private LastLinks() {}

    static LastLinks known() {
        if (!CurrentUnitOfWork.isStarted()) return new LastLinks();
        return CurrentUnitOfWork.get().root().getOrComputeResource(RESOURCE, resource -> new LastLinks());
    }

    void remember(String aggregateId, long sequence, String link) {
        lasts.put(aggregateId, new Last(sequence, link));
    }

    String before(StoredEvent event, Connection connection) throws SQLException {
        if (event.sequence() == 0) return HistoryChain.START;
        Last last = lasts.get(event.aggregateId());
        if (last != null && last.sequence() == event.sequence() - 1) return last.link();
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, event.aggregateId());
            statement.setLong(2, event.sequence() - 1);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : HistoryChain.START;
            }
        }
    }
}
