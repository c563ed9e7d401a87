package io.scanpass.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.scanpass.testing.Backends;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An operator reads the story of a login, in a terminal and as JSON Lines, and compares it with what PostgreSQL holds. */
class OperatorsHistoryIT {

    private static final Map<String, String> SETTINGS = Map.of("SCANPASS_OPERATOR_HISTORYSETTLESAFTER", "1s");
    private static final URI NOBODY = URI.create("http://localhost:9");

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
            String session = PhoneApp.sessionOf(await().until(page::redeem, tokens -> tokens.status() == 200));
            Http.delete(scanPass.commands("/v1/sessions/" + session), phone.bearer())
                    .is(204);

            String story = history(scanPass, "qr-logins", page.loginId());
            assertThat(story)
                    .containsSubsequence(
                            "qr-login " + page.loginId(),
                            "state confirmed",
                            "requester ip_address 127.0.0.1, user_agent Java-http-client",
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
            assertThat(ask(scanPass.commandSide.uri(), "qr-logins", phone.userId))
                    .matches(told -> told.status() == 1)
                    .asString()
                    .contains("qr_login_unknown", "not all of it came");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--to=2026-01-01T00:00:00Z",
                "--from=2026-01-01T00:00:00Z --at=2026-01-01T00:00:00Z",
                "--from=2026-01-01T00:00:00Z --alone",
                "--from=2026-01-01T00:00:00Z users",
                "users iHoZ6uYKQbG3vGJ0x3q8Zg --to=2026-01-01T00:00:00Z",
                "users iHoZ6uYKQbG3vGJ0x3q8Zg more",
                "iHoZ6uYKQbG3vGJ0x3q8Zg --json",
                "iHoZ6uYKQbG3vGJ0x3q8Zg --since=2026-01-01T00:00:00Z"
            })
    void saysHowItIsAsked(String arguments) throws Exception {
        String[] given = arguments.isEmpty() ? new String[0] : arguments.split(" ");
        assertThat(ask(NOBODY, given))
                .matches(told -> told.status() == 2)
                .asString()
                .contains("deploy/history [KIND] ID", "PHONE_ORIGIN, http://localhost:8080 if not set.");
    }

    /** Whatever stands between may make an answer whole that broke off. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'position':1};                     | 1",
                "{'position':1};{'end':{             | 1",
                "{'position':1};{'end':{'events':1}}; | 0",
                "12:00 end: 1 events;                | 1",
                "12:00;end: 1 events;                | 0"
            })
    void endsWithZeroWhenAllOfItCame(String answer, int status) throws Exception {
        byte[] body = answer.replace('\'', '"').replace(';', '\n').getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            URI uri = URI.create("http://localhost:" + server.getAddress().getPort());
            assertThat(ask(uri, "iHoZ6uYKQbG3vGJ0x3q8Zg").status()).isEqualTo(status);
        } finally {
            server.stop(0);
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
                                "Bearer " + ScanPass.OPERATOR_SECRET)
                        .POST(BodyPublishers.noBody()))
                .is(204);
    }

    private String history(ScanPass scanPass, String... arguments) throws IOException, InterruptedException {
        Told told = ask(scanPass.commandSide.uri(), arguments);
        assertThat(told.status()).as(told.printed()).isZero();
        return told.printed();
    }

    private record Told(int status, String printed) {}

    private Told ask(URI phoneOrigin, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("history")));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Path secret = Files.writeString(folder.resolve("secret"), ScanPass.OPERATOR_SECRET);
        builder.environment().put("PHONE_ORIGIN", phoneOrigin.toString());
        builder.environment().put("OPERATOR_SECRET_FILE", secret.toString());
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Told(process.waitFor(), printed);
    }
}
