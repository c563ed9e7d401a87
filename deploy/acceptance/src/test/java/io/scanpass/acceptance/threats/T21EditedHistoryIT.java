package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.acceptance.SharedScanPass;
import io.scanpass.acceptance.WebPage;
import io.scanpass.testing.Backends;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T21: the command side cannot edit history, and what the owner of the tables edits is found. */
@ExtendWith(SharedScanPass.class)
class T21EditedHistoryIT {

    @TempDir
    static Path folder;

    private final Backends backends = Backends.selected();
    private final ScanPass scanPass;
    private final PhoneApp phone;

    T21EditedHistoryIT(ScanPass scanPass) {
        this.scanPass = scanPass;
        this.phone = PhoneApp.registered(scanPass);
    }

    @Test
    void findsEveryRowThatIsNotAsItWasWritten() throws Exception {
        String payload = login();
        String metaData = login();
        String time = login();
        String deleted = login();
        String swapped = login();
        String forged = login();
        String copied = login();
        String old = login();
        assertVerified(0);

        try (Connection owner = connect(backends.ownerName(), backends.ownerPassword());
                Statement sql = owner.createStatement()) {
            sql.execute("create table kept as table domain_event");
            try {
                edit(sql, "set payload = payload || ' '", payload, 2);
                edit(sql, "set meta_data = '{}'", metaData, 1);
                edit(sql, "set time_stamp = '2026-01-01T00:00:00Z'", time, 1);
                sql.execute("delete from domain_event where " + row(deleted, 1));
                edit(sql, "set sequence_number = -1", swapped, 1);
                edit(sql, "set sequence_number = 1", swapped, 2);
                edit(sql, "set sequence_number = 2", swapped, -1);
                copy(sql, forged, 2, forged);
                copy(sql, payload, 1, copied);
                // By the whole it goes the way of retention.
                sql.execute("delete from domain_event where aggregate_identifier = '" + old + "'");

                assertVerified(
                        1,
                        "altered " + payload + " 2",
                        "altered " + metaData + " 1",
                        "altered " + time + " 1",
                        "missing " + deleted + " 1-1",
                        "altered " + swapped + " 1",
                        "altered " + swapped + " 2",
                        "altered " + forged + " 3",
                        "altered " + copied + " 3");
            } finally {
                for (String stream : List.of(payload, metaData, time, deleted, swapped, forged, copied)) {
                    sql.execute("delete from domain_event where aggregate_identifier = '" + stream + "'");
                    sql.execute("insert into domain_event select * from kept where aggregate_identifier = '" + stream
                            + "'");
                }
                sql.execute("drop table kept");
            }
        }
        assertVerified(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update domain_event set payload = '{}'", "delete from domain_event", "truncate domain_event"})
    void theCommandSideCannotEditHistory(String sql) throws SQLException {
        try (Connection side = connect(backends.username(), backends.password());
                Statement statement = side.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("permission denied");
        }
    }

    private String login() {
        WebPage page = WebPage.asking(scanPass);
        phone.scan(page).is(200);
        phone.confirm(page).is(200);
        return page.loginId();
    }

    private static String row(String stream, long sequence) {
        return "aggregate_identifier = '%s' and sequence_number = %d".formatted(stream, sequence);
    }

    private static void edit(Statement sql, String change, String stream, long sequence) throws SQLException {
        assertThat(sql.executeUpdate("update domain_event " + change + " where " + row(stream, sequence)))
                .isEqualTo(1);
    }

    /** As the next event of another stream, which has three; where the relay is past already: Kafka shall not get it. */
    private static void copy(Statement sql, String from, long sequence, String to) throws SQLException {
        sql.execute("""
                insert into domain_event (global_index, aggregate_identifier, sequence_number, type, event_identifier,
                    time_stamp, payload_type, payload_revision, payload, meta_data, chain)
                select (select min(global_index) - 1 from domain_event), '%s', 3, type, gen_random_uuid()::text,
                    time_stamp, payload_type, payload_revision, payload, meta_data, chain
                from domain_event where %s""".formatted(to, row(from, sequence)));
    }

    private Connection connect(String name, String password) throws SQLException {
        return DriverManager.getConnection(backends.jdbcUrl(), name, password);
    }

    private void assertVerified(int status, String... findings) throws IOException, InterruptedException {
        Path out = folder.resolve("verified");
        ProcessBuilder builder = new ProcessBuilder(System.getProperty("verifyHistory"))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().putAll(scanPass.environment());
        builder.environment().put("COMMAND_SIDE_JAR", System.getProperty("commandSideJar"));
        int ended = builder.start().waitFor();
        List<String> lines = Files.readAllLines(out, StandardCharsets.UTF_8);
        assertThat(lines.stream().filter(line -> line.matches("(altered|missing|changed|not|the) .*")))
                .as(String.join("\n", lines))
                .containsExactlyInAnyOrder(findings);
        assertThat(ended).as(String.join("\n", lines)).isEqualTo(status);
        assertThat(lines.get(lines.size() - 2)).matches("streams \\d+, events \\d+, \\d+ events/s");
        assertThat(lines.getLast()).matches("receipt \\d+\\.\\d+\\.[0-9a-f]{32}");
    }
}
