package io.scanpass.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.testing.AsyncApi;
import io.scanpass.testing.OpenApi;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks that all answers and events of the acceptance run go through see what is wrong. */
class ContractChecksTest {

    private static final String KEY = "iHoZ6uYKQbG3vGJ0x3q8Zg";
    private static final Map<String, String> HEADERS = Map.of(
            "content-type", "application/json",
            "ce_specversion", "1.0",
            "ce_id", "1",
            "ce_source", "/scanpass/command-side",
            "ce_type", "io.scanpass.user.disabled.v1",
            "ce_subject", KEY,
            "ce_time", "2026-11-21T12:00:00.123Z",
            "ce_dataschema", "urn:scanpass:schema:io.scanpass.user.disabled.v1",
            "ce_sequence", "1");
    private static final String DISABLED = "{\"user_id\":\"" + KEY + "\",\"disabled_at\":\"2026-11-21T12:00:00.123Z\"}";
    private static final String TAKEN = "{\"type\":\"urn:scanpass:problem:username_taken\",\"title\":\"Taken\","
            + "\"status\":409,\"code\":\"username_taken\"}";

    private final AsyncApi events = AsyncApi.load();
    private final OpenApi answers = OpenApi.load();

    @Test
    void aTrueEventIsTrue() {
        assertThat(events.faults("scanpass.users", KEY, HEADERS, DISABLED)).isEmpty();
        assertThat(events.faults("scanpass.personal-keys", KEY, Map.of(), "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ce_type, io.scanpass.user.forgotten.v1, no schema for",
        "ce_sequence, 01, ce_sequence",
        "ce_subject, another, ce_subject is not the key",
        "ce_dataschema, urn:scanpass:schema:x, another ce_dataschema",
        "ce_time, yesterday, date-time",
        "ce_traceparent, 1-2-3, ce_traceparent",
        "ce_secret, x, ce_secret"
    })
    void aDoctoredHeaderIsFound(String header, String value, String fault) {
        Map<String, String> doctored = new HashMap<>(HEADERS);
        doctored.put(header, value);
        assertThat(events.faults("scanpass.users", KEY, doctored, DISABLED))
                .singleElement()
                .asString()
                .contains(fault);
    }

    @Test
    void aDoctoredEventIsFound() {
        String leaking = DISABLED.replace("}", ",\"password\":\"x\"}");
        assertThat(events.faults("scanpass.users", KEY, HEADERS, leaking))
                .singleElement()
                .asString()
                .contains("password");
        assertThat(events.faults("scanpass.users", KEY, HEADERS, "{\"user_id\":\"" + KEY + "\"}"))
                .singleElement()
                .asString()
                .contains("disabled_at");
        assertThat(events.faults("scanpass.sessions", KEY, HEADERS, DISABLED))
                .containsExactly("no schema for io.scanpass.user.disabled.v1 on scanpass.sessions");
        assertThat(events.faults("scanpass.users", KEY, Map.of(), "")).isNotEmpty();
        assertThat(events.faults("scanpass.users", KEY, HEADERS, "{")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/users    | POST | 201 | application/json         | {'user_id':'x'} |",
                "/v1/users    | POST | 201 | application/json         | {'user_id':'x','password':'y'} | password",
                "/v1/users    | POST | 201 | application/json         | {} | user_id",
                "/v1/users    | POST | 201 | application/json         | { | no JSON",
                "/v1/users    | POST | 201 | text/html                | {'user_id':'x'} | content type",
                "/v1/users    | POST | 202 | application/json         | {'user_id':'x'} | status",
                "/v1/users    | POST | 409 | application/problem+json | TAKEN |",
                "/v1/users    | POST | 410 | application/problem+json | TAKEN | enumeration",
                "/v1/users    | GET  | 200 | application/json         | {} | not in the document",
                "/v1/nobody   | GET  | 200 | application/json         | {} | not in the document",
                "/v1/nobody   | GET  | 404 | application/problem+json | TAKEN | enumeration",
                "/v1/sessions | GET  | 401 | application/problem+json | TAKEN | enumeration",
                "/v1/operator/history | GET | 200 | application/jsonl | {'end':{'events':0}} |",
                "/v1/operator/history | GET | 200 | application/jsonl | {'end':{'events':0,'secret':1}} | secret",
                "/v1/operator/history | GET | 200 | application/jsonl | '' | contain",
                "/openapi.yaml | GET | 200 | application/yaml         | x |",
                "/a/page.js   | GET  | 200 | text/javascript          | x |"
            })
    void aDoctoredAnswerIsFound(String path, String method, int status, String type, String body, String fault)
            throws Exception {
        String written = body.equals("TAKEN") ? TAKEN : body.replace('\'', '"');
        List<String> faults = answers.faults(OpenApi.COMMAND_SIDE, answer(path, method, status, type, written));
        if (fault == null) assertThat(faults).isEmpty();
        else
            assertThat(String.join("\n", faults))
                    .startsWith(method + " " + path)
                    .contains(fault);
    }

    @Test
    void aHeaderThatIsPromisedIsMissed() throws Exception {
        String body = TAKEN.replace("username_taken", "unauthenticated");
        assertThat(answers.faults(
                        OpenApi.QUERY_SIDE, answer("/v1/sessions", "GET", 401, "application/problem+json", body)))
                .containsExactly("GET /v1/sessions answered 401: the header WWW-Authenticate is missing");
    }

    private static HttpResponse<String> answer(String path, String method, int status, String type, String body)
            throws Exception {
        var server = com.sun.net.httpserver.HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + path);
            return client.send(
                    HttpRequest.newBuilder(uri)
                            .method(method, BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
        } finally {
            server.stop(0);
        }
    }
}
