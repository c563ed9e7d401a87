package io.scanpass.command.persist.history;

import io.scanpass.command.persist.history.HistoryRows.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Chains the events that were stored before there was a chain. Not SQL, because the database must not know the key. A node
 * of the version before cannot append any more, rather than append what would look forged.
 */
@Component
class ChainMigration implements JavaMigration {

    private final HistoryChain chain;

    ChainMigration(HistoryChain chain) {
        this.chain = chain;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        connection.setNetworkTimeout(Runnable::run, 0); // as long as it takes; the pool sets it back
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local statement_timeout = 0");
            statement.execute("alter table domain_event add column chain varchar(32)");
            chainAll(connection);
            statement.execute("alter table domain_event alter column chain set not null");
        }
    }

    private void chainAll(Connection connection) throws SQLException {
        HistoryRows rows = new HistoryRows(connection);
        String aggregateId = "";
        String last = HistoryChain.START;
        try (PreparedStatement update =
                connection.prepareStatement("update domain_event set chain = ? where global_index = ?")) {
            for (Optional<List<Row>> page = rows.nextPage(); page.isPresent(); page = rows.nextPage()) {
                for (Row row : page.get()) {
                    if (!row.event().aggregateId().equals(aggregateId)) last = HistoryChain.START;
                    aggregateId = row.event().aggregateId();
                    last = chain.link(last, row.event());
                    update.setString(1, last);
                    update.setLong(2, row.globalIndex());
                    update.addBatch();
                }
                update.executeBatch();
            }
        }
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("8");
    }

    @Override
    public String getDescription() {
        return "history chain";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
