package io.scanpass.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scanpass.testing.Backends;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An operator reads the story of a login, in a terminal and as JSON Lines, and compares it with what PostgreSQL holds. */
class OperatorsHistoryIT {

    private static final String SECRET = "operator-secret-of-the-tests-0123456789";
    private static final Map<String, String> SETTINGS = Map.of(
            "SCANPASS_OPERATOR_SECRETSHA256", "MZssUAZRmK4IfGdqE1t8q9Ocrzk73w8su4Uv8EaEojc",
            "SCANPASS_OPERATOR_HISTORYSETTLESAFTER", "1s");

    @TempDir
    private Path folder;

    @Test
    void isToldOfALoginAndHoldsItAgainstTheStore() throws Exception {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        try (ScanPass scanPass = ScanPass.onSelectedBackends(SETTINGS)) {
            PhoneApp phone = PhoneApp.registered(scanPass);
            WebPage page = WebPage.asking(scanPass);
            phone.scan(page).is(200);
            phone.confirm(page).is(200);
            await().until(() -> page.redeem().status() == 200);
            String session = PhoneApp.sessionOf(page.redeem());
            Http.delete(scanPass.commands("/v1/sessions/" + session), phone.bearer())
                    .is(204);

            String story = history(scanPass, "qr-logins", page.loginId());
            assertThat(story)
                    .containsSubsequence(
                            "qr-login " + page.loginId(),
                            "state confirmed",
                            "requested by client web-demo from 127.0.0.1",
                            "scanned by user " + phone.userId + " in session " + phone.sessionId(),
                            "confirmed by user " + phone.userId,
                            "session " + session + " starts",
                            "started at client web-demo for user " + phone.userId + " by qr",
                            "ended: signed_out",
                            "end: 5 events");
            Instant confirmed = Instant.parse(story.replaceAll("(?s).*\\n(\\S+)  qr-login[^\\n]*confirmed by.*", "$1"));
            assertThat(history(scanPass, page.loginId(), "--at=" + confirmed)).contains("state confirmed");
            assertThat(history(scanPass, page.loginId(), "--at=" + confirmed.minusMillis(1)))
                    .contains("state scanned")
                    .doesNotContain("confirmed");
            assertThat(history(scanPass, "sessions", session, "--alone")).contains("state revoked", "end: 2 events");

            Instant after = Instant.now().plusMillis(1).truncatedTo(ChronoUnit.MILLIS);
            await().until(() -> Instant.now().isAfter(after.plusSeconds(1)));
            String export = history(scanPass, "--from=" + before, "--to=" + after);
            assertThat(linesOf(export)).isEqualTo(stored("global_index > 0", before, after));
            assertThat(export).doesNotContain(codeHash(page.loginId())).contains(phone.username);
            assertThat(linesOf(history(scanPass, "users", phone.userId, "--alone", "--jsonl")))
                    .isEqualTo(stored("aggregate_identifier = '" + phone.userId + "'", before, after));

            erase(scanPass, phone);
            String forgotten = history(scanPass, "--from=" + before, "--to=" + after);
            assertThat(linesOf(forgotten)).isEqualTo(linesOf(export));
            assertThat(forgotten).doesNotContain(phone.username).contains("\"forgotten\":true");
            assertThat(history(scanPass, phone.userId)).contains("state erased", "registered as [forgotten]");
            assertThat(run(scanPass, "qr-logins", phone.userId).waitFor()).isNotZero();
        }
    }

    /** Each event by what tells where it stands, and that it is proven; the end is there, and counts them. */
    private static List<String> linesOf(String export) {
        List<JsonNode> lines =
                export.lines().<JsonNode>map(new JsonMapper()::readTree).toList();
        assertThat(lines.getLast().path("end").path("events").asInt()).isEqualTo(lines.size() - 1);
        return lines.subList(0, lines.size() - 1).stream()
                .map(line -> String.join(
                        " ",
                        line.path("position").asString(),
                        line.path("event_id").asString(),
                        line.path("id").asString(),
                        line.path("sequence").asString(),
                        line.path("type").asString(),
                        line.path("revision").asString()))
                .toList();
    }

    private static List<String> stored(String which, Instant from, Instant to) throws SQLException {
        return texts("select concat_ws(' ', global_index, event_identifier, aggregate_identifier, sequence_number,"
                + " payload_type, payload_revision) from domain_event where " + which
                + " and time_stamp::timestamptz >= '"
                + from + "' and time_stamp::timestamptz < '" + to + "' order by global_index");
    }

    private static String codeHash(String loginId) throws SQLException {
        return texts("select payload::json ->> 'deviceCodeSha256' from domain_event where sequence_number = 0 and"
                        + " aggregate_identifier = '" + loginId + "'")
                .getFirst();
    }

    private static List<String> texts(String query) throws SQLException {
        Backends backends = Backends.selected();
        try (Connection connection =
                        DriverManager.getConnection(backends.jdbcUrl(), backends.username(), backends.password());
                PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) texts.add(rows.getString(1));
            return texts;
        }
    }

    private static void erase(ScanPass scanPass, PhoneApp phone) {
        Http.send(Http.request(
                                scanPass.commands("/v1/operator/users/" + phone.userId + "/erase"),
                                "Authorization",
                                "Bearer " + SECRET)
                        .POST(BodyPublishers.noBody()))
                .is(204);
    }

    private String history(ScanPass scanPass, String... arguments) throws IOException, InterruptedException {
        Process process = run(scanPass, arguments);
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    private Process run(ScanPass scanPass, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("history")));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PHONE_ORIGIN", scanPass.commandSide.uri().toString());
        builder.environment()
                .put(
                        "OPERATOR_SECRET_FILE",
                        Files.writeString(folder.resolve("secret"), SECRET).toString());
        return builder.start();
    }
}
