package io.scanpass.command.accept.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scanpass.command.CommandSideIT;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Phone;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.seal.Ids;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.axonframework.common.DateTimeUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@TestPropertySource(
        properties = {
            "scanpass.operator.secret-sha256=MZssUAZRmK4IfGdqE1t8q9Ocrzk73w8su4Uv8EaEojc",
            "scanpass.operator.history-settles-after=2s"
        })
@ExtendWith(OutputCaptureExtension.class)
class HistoryControllerIT extends CommandSideIT {

    private static final String SECRET = "operator-secret-of-the-tests-0123456789";

    @Test
    void tellsALoginAsOfAnyInstant(CapturedOutput output) {
        Phone phone = newPhone();
        String loginId = login(phone);
        String session = members(loginId, "QrConfirmed", "sessionId").getFirst();

        JsonNode page = page("/qr-logins/" + loginId);
        assertThat(texts(page, "type")).containsExactly("QrRequested", "QrScanned", "QrConfirmed");
        assertThat(texts(page, "chain")).containsOnly("proven");
        JsonNode requested = page.path("entries").path(0);
        assertThat(requested.path("event").path("requester").path("ip_address").asString())
                .isEqualTo("127.0.0.1");
        assertThat(requested.path("event").path("device_code_sha256").asString())
                .isEqualTo("[***]");
        assertThat(requested.path("trace_id").asString()).matches("[0-9a-f]{32}");
        assertThat(page.path("entries").path(2).path("by").asString()).isEqualTo(phone.userId());
        assertThat(page.path("state").path("state").asString()).isEqualTo("confirmed");
        assertThat(page.path("state").path("session_id").asString()).isEqualTo(session);

        Instant confirmed =
                Instant.parse(page.path("entries").path(2).path("at").asString());
        assertThat(page("/" + loginId + "?at=" + confirmed).path("state")).isEqualTo(page.path("state"));
        JsonNode before = page("/qr-logins/" + loginId + "?at=" + confirmed.minusMillis(1));
        assertThat(texts(before, "type")).doesNotContain("QrConfirmed");
        assertThat(before.path("state").has("session_id")).isFalse();
        ask("/qr-logins/" + loginId + "?at=2026-01-01T00:00:00Z").isRefused(404, RejectionCode.QR_LOGIN_UNKNOWN);
        assertThat(output)
                .contains("operator reads the history of qr-login " + loginId)
                .doesNotContain(SECRET);
    }

    @Test
    void tellsWhatBelongsTogetherInTheOrderInWhichItWasStored() {
        Phone phone = newPhone();
        String first = login(phone);
        String started = members(first, "QrConfirmed", "sessionId").getFirst();
        String second = login(new Phone(phone.userId(), started));
        String last = members(second, "QrConfirmed", "sessionId").getFirst();
        login(newPhone());

        JsonNode user = page("/users/" + phone.userId() + "?related=true");
        assertThat(texts(user, "id"))
                .containsOnly(phone.userId(), phone.sessionId(), first, started, second, last)
                .hasSize(10);
        List<Long> positions = StreamSupport.stream(user.path("entries").spliterator(), false)
                .map(entry -> entry.path("position").asLong())
                .toList();
        assertThat(positions).isSorted().doesNotHaveDuplicates();
        assertThat(texts(page("/sessions/" + started + "?related=true"), "id"))
                .containsOnly(first, started, second, last);
        assertThat(texts(page("/qr-logins/" + first + "?related=true"), "id"))
                .containsOnly(first, started, second, last);
        assertThat(texts(page("/sessions/" + last + "?related=true"), "id")).containsOnly(second, last);
        assertThat(texts(page("/users/" + phone.userId()), "id")).containsOnly(phone.userId());

        assertThat(ask("/users/" + phone.userId() + "?related=true", "text/plain")
                        .http()
                        .body())
                .contains("state enabled", "scanned by user " + phone.userId(), "end: 10 events");
    }

    @Test
    void comesInPages() {
        String loginId = login(newPhone());
        for (String related : List.of("", "&related=true")) {
            JsonNode first = page("/qr-logins/" + loginId + "?limit=2" + related);
            assertThat(texts(first, "type")).containsExactly("QrRequested", "QrScanned");
            JsonNode second = page("/qr-logins/" + loginId + "?limit=2" + related + "&after="
                    + first.path("next").asLong());
            assertThat(texts(second, "type").getFirst()).isEqualTo("QrConfirmed");
            assertThat(second.has("next")).isFalse();
            assertThat(second.path("events").asLong()).isEqualTo(3);
        }
    }

    @Test
    void exportsAllOfATimeAsItIsStored() {
        String from = DateTimeUtils.formatInstant(Instant.now());
        Phone phone = newPhone();
        login(phone);
        String to = DateTimeUtils.formatInstant(Instant.now().plusMillis(1));
        await().until(() -> Instant.now().isAfter(Instant.parse(to)));
        ask("?from=" + from + "&to=" + to, "application/jsonl").isRefused(409, RejectionCode.HISTORY_NOT_SETTLED);
        Answer[] export = new Answer[1];
        await().until(() -> {
            export[0] = ask("?from=" + from + "&to=" + to, "application/jsonl");
            return export[0].status() == 200;
        });

        assertThat(export[0].http().headers().firstValue("Content-Type")).contains("application/jsonl");
        List<JsonNode> lines = lines(export[0]);
        List<String> stored = jdbc.sql("select concat_ws(' ', global_index, aggregate_identifier, sequence_number,"
                        + " payload_type, time_stamp) from domain_event where time_stamp >= ? and time_stamp < ? order by"
                        + " global_index")
                .params(from, to)
                .query((row, number) -> row.getString(1))
                .list();
        assertThat(lines.subList(0, lines.size() - 1).stream()
                        .map(line -> String.join(
                                " ",
                                line.path("position").asString(),
                                line.path("id").asString(),
                                line.path("sequence").asString(),
                                line.path("type").asString(),
                                DateTimeUtils.formatInstant(
                                        Instant.parse(line.path("at").asString())))))
                .hasSizeGreaterThanOrEqualTo(6)
                .isEqualTo(stored);
        assertThat(lines.getLast().path("end").path("events").asInt()).isEqualTo(lines.size() - 1);
        assertThat(endOf(lines)).isEqualTo(Instant.parse(to));
        assertThat(endOf(lines(ask("?from=" + from))))
                .isBetween(Instant.parse(to), Instant.now().minusSeconds(2));
    }

    /**
     * More than a page, further back than the search for its beginning goes step by step; with rows that somebody dated far
     * ahead or not at all, and one that was stored behind pages of rows that are dated after it.
     */
    @Test
    void exportsManyPagesFromTheMiddle() {
        String stream = Ids.random();
        owner().sql("""
            insert into domain_event (global_index, aggregate_identifier, sequence_number, type, event_identifier, time_stamp,
                payload_type, payload_revision, payload, meta_data, chain)
            select n - 10000, ?, n, 'User', gen_random_uuid()::text,
                case when n between 4000 and 4998 then '2099-01-01T00:00:00.000Z'
                    when n = 5500 then 'yesterday'
                    when n between 7201 and 9998 then '2020-01-06T00:00:10.000Z'
                    when n = 9999 then '2020-01-05T23:59:59.000Z'
                    else to_char(timestamp '2020-01-01' + n * interval '1 minute', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end,
                'UserEnabled', '1', '{}', '{}', 'none' from generate_series(0, 9999) n\
            """).param(stream).update();
        try {
            List<JsonNode> lines = lines(ask("?from=2020-01-03T00:00:00Z&to=2020-01-06T00:00:00Z"));
            assertThat(lines).hasSize(3 * 24 * 60 - 999 + 1 + 1);
            assertThat(lines.getFirst().path("sequence").asInt()).isEqualTo(2 * 24 * 60);
            assertThat(lines.getFirst().path("chain").asString()).isEqualTo("altered");
            assertThat(lines.get(lines.size() - 2).path("sequence").asInt()).isEqualTo(9999);
        } finally {
            owner().sql("delete from domain_event where aggregate_identifier = ?")
                    .param(stream)
                    .update();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "payload = replace(payload, 'cancelled', 'not_me') | ALTERED  | true",
                "payload = '{}'                                    | ALTERED  | true",
                "payload = 'no json'                               | ALTERED  | false",
                "payload_type = 'QrForgotten'                      | ALTERED  | false",
                "meta_data = '['                                   | ALTERED  | false",
                "time_stamp = 'yesterday'                          | ALTERED  | true",
                "sequence_number = 7                               | UNPROVEN | true"
            })
    void tellsWhatWasAlteredAndMakesNoStateOfIt(String edit, String chain, boolean readable) {
        Phone phone = newPhone();
        Answer requested = requestQr();
        String loginId = requested.text("login_id");
        scan(requested.text("user_code"), phone);
        assertThat(decide(loginId, "reject", phone).status()).isEqualTo(200);
        String row = " where payload_type = 'QrRejected' and aggregate_identifier = ?";
        assertThat(owner().sql("update domain_event set " + edit + row)
                        .param(loginId)
                        .update())
                .isOne();
        try {
            JsonNode page = page("/" + loginId);
            assertThat(texts(page, "chain")).containsExactly("proven", "proven", chain.toLowerCase(Locale.ROOT));
            assertThat(page.path("chain").asString()).isEqualTo("altered");
            assertThat(page.has("state")).isFalse();
            assertThat(page.path("entries").path(2).has("event")).isEqualTo(readable);
            assertThat(ask("/" + loginId, "text/plain").http().body()).contains("history was altered", "!! " + chain);
        } finally {
            owner().sql("delete from domain_event where aggregate_identifier = ?")
                    .param(loginId)
                    .update();
        }
    }

    @Test
    void showsWhoIsErasedAsForgotten() {
        String username = unique("Canary");
        String userId = register(username).text("user_id");
        Phone phone = signIn(userId, username);
        String loginId = login(phone);
        String story = "/users/" + userId + "?related=true";
        assertThat(ask(story).http().body()).contains(username, "127.0.0.1");
        String erase = "/v1/operator/users/" + userId + "/erase";
        assertThat(send(request(erase).headers(operator()).POST(BodyPublishers.noBody()))
                        .status())
                .isEqualTo(204);
        await().until(() -> revocationOf(phone).equals("user_erased"));

        JsonNode page = page(story);
        assertThat(page.toString()).doesNotContain(username, "127.0.0.1");
        assertThat(page.path("state").path("state").asString()).isEqualTo("erased");
        assertThat(page.path("entries").path(0).path("event").path("names").toString())
                .isEqualTo("{\"of\":\"%s\",\"forgotten\":true}".formatted(userId));
        assertThat(texts(page, "id")).contains(loginId, phone.sessionId());
        assertThat(texts(page, "chain")).containsOnly("proven");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?at=yesterday",
                "?at=2999-01-01T00:00:00Z",
                "?at=1969-12-31T23:59:59Z",
                "?at=",
                "?at=-999999999-01-01T00:00:00Z"
            })
    void refusesWhatIsNoInstantOfThePast(String query) {
        ask("/users/" + newPhone().userId() + query).isRefused(400, RejectionCode.INVALID_INSTANT);
        ask(query.replace("at", "from"), "application/jsonl").isRefused(400, RejectionCode.INVALID_INSTANT);
    }

    @Test
    void refusesWhatItCannotAnswer() {
        Phone phone = newPhone();
        ask("/users/" + phone.sessionId()).isRefused(404, RejectionCode.USER_UNKNOWN);
        ask("/sessions/" + phone.userId()).isRefused(404, RejectionCode.SESSION_UNKNOWN);
        ask("/qr-logins/" + Ids.random()).isRefused(404, RejectionCode.QR_LOGIN_UNKNOWN);
        ask("/qr-logins/nonsense").isRefused(404, RejectionCode.QR_LOGIN_UNKNOWN);
        ask("/things/" + phone.userId()).isRefused(404, RejectionCode.NOT_FOUND);
        ask("/" + Ids.random()).isRefused(404, RejectionCode.NOT_FOUND);
        String user = "/users/" + phone.userId();
        for (String query : List.of("?limit=0", "?limit=1001", "?limit=x", "?after=x", "?related=x")) {
            ask(user + query).isRefused(400, RejectionCode.MALFORMED_REQUEST);
        }
        ask(user, "image/png").isRefused(406, RejectionCode.NOT_ACCEPTABLE);
        ask(user, "nonsense").isRefused(406, RejectionCode.NOT_ACCEPTABLE);
        ask("?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z").isRefused(400, RejectionCode.INVALID_INSTANT);
        ask("").isRefused(400, RejectionCode.MALFORMED_REQUEST);
        ask("?from=2026-01-01T00:00:00Z", "application/json").isRefused(406, RejectionCode.NOT_ACCEPTABLE);
    }

    @Test
    void isForNobodyElse() {
        Phone phone = newPhone();
        for (String path : List.of("", "/" + phone.userId(), "/users/" + phone.userId())) {
            send(request("/v1/operator/history" + path).headers(bearer(phone)))
                    .isRefused(401, RejectionCode.UNAUTHENTICATED);
        }
    }

    private String login(Phone phone) {
        Answer requested = requestQr();
        String loginId = requested.text("login_id");
        assertThat(scan(requested.text("user_code"), phone).status()).isEqualTo(200);
        assertThat(decide(loginId, "confirm", phone).status()).isEqualTo(200);
        return loginId;
    }

    private JsonNode page(String path) {
        Answer answer = ask(path);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return answer.json();
    }

    private Answer ask(String path) {
        return ask(path, "*/*");
    }

    private Answer ask(String path, String accept) {
        return send(request("/v1/operator/history" + path).headers(operator()).header("Accept", accept));
    }

    private static List<JsonNode> lines(Answer export) {
        return export.http().body().lines().<JsonNode>map(JSON::readTree).toList();
    }

    private static Instant endOf(List<JsonNode> lines) {
        return Instant.parse(lines.getLast().path("end").path("to").asString());
    }

    private static List<String> texts(JsonNode page, String member) {
        return StreamSupport.stream(page.path("entries").spliterator(), false)
                .map(entry -> entry.path(member).asString(""))
                .toList();
    }

    private static String[] operator() {
        return new String[] {"Authorization", "Bearer " + SECRET};
    }
}
