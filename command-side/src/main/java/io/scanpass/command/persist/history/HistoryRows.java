package io.scanpass.command.persist.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the event store stream by stream, a page at a time along the index that keeps streams in order: little memory, no
 * lock, and no transaction that would keep vacuum waiting. A stream that is removed meanwhile just ends.
 */
final class HistoryRows {

    private static final int PAGE = 1_000;

    private static final String READ = "select global_index, " + StoredEvent.COLUMNS + ", chain from domain_event"
            + " where (aggregate_identifier, sequence_number) > (?, ?)"
            + " order by aggregate_identifier, sequence_number limit " + PAGE;

    private final Connection connection;
    private String aggregateId = "";
    private long sequence = Long.MIN_VALUE;

    HistoryRows(Connection connection) {
        this.connection = connection;
    }

    /** @param link empty where the row has none */
    record Row(long globalIndex, StoredEvent event, String link) {}

    /** Empty when all are read. */
    Optional<List<Row>> nextPage() throws SQLException {
        List<Row> page = new ArrayList<>(PAGE);
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, aggregateId);
            statement.setLong(2, sequence);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String link = row.getString("chain");
                    page.add(new Row(row.getLong("global_index"), StoredEvent.read(row), link == null ? "" : link));
                }
            }
        }
        if (page.isEmpty()) return Optional.empty();
        aggregateId = page.getLast().event().aggregateId();
        sequence = page.getLast().event().sequence();
        return Optional.of(page);
    }
}
