package io.scanpass.acceptance.threats;

import io.scanpass.testing.Backends;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the command side has stored, read behind its back: an answer may be wrong about it. */
final class Stored implements AutoCloseable {

    private final Connection connection;

    private Stored(Connection connection) {
        this.connection = connection;
    }

    static Stored open() {
        Backends backends = Backends.selected();
        try {
            return new Stored(
                    DriverManager.getConnection(backends.jdbcUrl(), backends.username(), backends.password()));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    List<String> eventsOf(String aggregateId) {
        return texts(
                "select payload_type from domain_event where aggregate_identifier = ? order by sequence_number",
                aggregateId);
    }

    String passwordHashOf(String userId) {
        return texts("select password_hash from credential where user_id = ?", userId)
                .getFirst();
    }

    /** How many sessions this login has started. */
    int sessionsOf(String loginId) {
        return texts(
                        "select aggregate_identifier from domain_event where payload_type = 'SessionStarted'"
                                + " and payload like '%' || ? || '%'",
                        loginId)
                .size();
    }

    /** When it was confirmed; none unless it was. */
    List<Instant> confirmationsOf(String loginId) {
        return texts(
                        "select payload::json ->> 'confirmedAt' from domain_event where aggregate_identifier = ?"
                                + " and payload_type = 'QrConfirmed'",
                        loginId)
                .stream()
                .map(Instant::parse)
                .toList();
    }

    /** Every row of every table. */
    String everything() {
        StringBuilder rows = new StringBuilder();
        for (String table : texts("select tablename::text from pg_tables where schemaname = ?", "public")) {
            texts("select t::text from " + table + " t where ? <> ''", table)
                    .forEach(row -> rows.append(row).append('\n'));
        }
        return rows.toString();
    }

    private List<String> texts(String query, String parameter) {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) texts.add(rows.getString(1));
                return texts;
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
