package io.scanpass.command.persist.history;

import io.scanpass.command.persist.history.HistoryCheck.Finding;
import io.scanpass.command.persist.history.HistoryRows.Row;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads all of the event store beside a system that runs, and prints what is not as it was written. */
final class Verification {

    /** Far above the longest transaction that the session limits allow: nothing more comes before what is that old. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private static final String LAST_SETTLED =
            "select global_index from domain_event where time_stamp < ? order by global_index desc limit 1";

    private final DataSource source;
    private final HistoryChain chain;
    private final PrintStream out;
    private boolean asWritten = true;

    Verification(DataSource source, HistoryChain chain, PrintStream out) {
        this.source = source;
        this.chain = chain;
        this.out = out;
    }

    /** @return whether everything is as it was written, and nothing is missing of what the receipt is for */
    boolean run(Optional<Receipt> since) throws SQLException {
        long began = System.nanoTime();
        HistoryCheck check = new HistoryCheck(chain, this::tell);
        Optional<Receipt.Tally> before = since.map(receipt -> new Receipt.Tally(receipt.upTo()));
        Receipt.Tally now;
        try (Connection connection = source.getConnection()) {
            connection.setReadOnly(true);
            now = new Receipt.Tally(lastSettled(connection));
            HistoryRows rows = new HistoryRows(connection);
            for (Optional<List<Row>> page = rows.nextPage(); page.isPresent(); page = rows.nextPage()) {
                for (Row row : page.get()) {
                    check.follow(row.event(), row.link());
                    now.add(row);
                    before.ifPresent(tally -> tally.add(row));
                }
            }
        }
        since.ifPresent(receipt -> compare(receipt, before.orElseThrow().receipt()));
        if (check.events() > 0 && check.proven() == 0) {
            out.println("not one event proves itself: are scanpass.keys.* those of the command side?");
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        out.printf("streams %d, events %d, %.0f events/s%n", check.streams(), check.events(), check.events() / seconds);
        out.println("receipt " + now.receipt());
        return asWritten;
    }

    private void tell(Finding finding) {
        asWritten = false;
        switch (finding) {
            case Finding.Altered altered -> out.printf("altered %s %d%n", altered.aggregateId(), altered.sequence());
            case Finding.Missing missing ->
                out.printf("missing %s %d-%d%n", missing.aggregateId(), missing.first(), missing.last());
        }
    }

    private void compare(Receipt then, Receipt now) {
        if (now.equals(then)) return;
        asWritten = false;
        out.printf(
                "changed since the receipt: up to %d there were %d events of users and sessions, now %d%n",
                then.upTo(), then.events(), now.events());
    }

    private static long lastSettled(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LAST_SETTLED)) {
            statement.setString(1, Instant.now().minus(SETTLED).toString());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
