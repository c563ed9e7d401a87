package io.scanpass.query.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.query.LoginStory;
import io.scanpass.query.TestBrowser;
import io.scanpass.query.WithQuerySide;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What is refused is refused in one form, with one set of headers, and never with a stack trace. */
@WithQuerySide
class RefusalsIT {

    @Autowired
    private TestBrowser browser;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nope",
                "/nope.html",
                "/v1/nope",
                "/error",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/shutdown",
                "/.well-known/nope"
            })
    void saysNotFoundOfWhatIsNotThere(String path) {
        assertProblem(404, "not_found", browser.get(path));
    }

    @Test
    void saysWhichMethodsThereAre() {
        HttpResponse<String> answer = send("POST", LoginStory.now().path(""));
        assertProblem(405, "method_not_allowed", answer);
        assertThat(answer.headers().firstValue("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("GET"));
        assertOAuth(405, "invalid_request", browser.get("/oauth2/token"));
        assertOAuth(404, "invalid_request", browser.get("/oauth2/nope"));
    }

    @Test
    void refusesABodyOver16KiB() {
        String large = "x=" + "y".repeat(16 * 1024);
        assertOAuth(413, "invalid_request", browser.post("/oauth2/token", large));
        assertOAuth(413, "invalid_request", chunked("/oauth2/token", large));
        assertProblem(413, "body_too_large", browser.post("/v1/qr-logins/x", large));
        assertProblem(413, "body_too_large", chunked("/v1/qr-logins/x", large));
    }

    @Test
    void readsABodyOf16KiBHoweverItComes() {
        String form = "grant_type=nope&x=";
        String full = form + "y".repeat(16 * 1024 - form.length());
        assertOAuth(400, "unsupported_grant_type", browser.post("/oauth2/token", full));
        assertOAuth(400, "unsupported_grant_type", chunked("/oauth2/token", full));
    }

    @Test
    void refusesAMediaTypeThatItDoesNotSpeak() {
        HttpResponse<String> answer =
                browser.send(browser.request(LoginStory.now().path(""))
                        .header("Accept", "application/xml")
                        .build());
        assertProblem(406, "not_acceptable", answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1//qr-logins", "/v1/qr-logins;x=1", "/%2e%2e/x", "/v1/%00", "/v1/a%2fb"})
    void refusesAddressesThatTryTricks(String path) {
        HttpResponse<String> answer = browser.get(path);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("urn:scanpass:problem:");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors 'none'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /<x> HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: local host\r\n\r\n",
                "nonsense\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "\u0000" + "\r\n\r\n"
            })
    void tellsNothingOfItselfToWhoSpeaksNoHttp(String bytes) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("Exception", "Tomcat", "at org.");
        }
    }

    @Test
    void setsTheSecurityHeadersOnEveryAnswer() {
        List.of(
                        "/",
                        "/oauth2/jwks",
                        "/actuator/health/liveness",
                        "/nope",
                        "/oauth2/token",
                        "/oauth2/userinfo",
                        LoginStory.now().path("/qr"))
                .forEach(path -> assertHeaders(browser.get(path)));
    }

    @Test
    void letsPagesOnThisMachineInAndNoOthers() {
        for (String origin : List.of("http://localhost:3000", "http://127.0.0.1:5173", "http://localhost:8081")) {
            HttpResponse<String> answer = preflight(origin);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains(origin);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                    .isEmpty();
        }
        for (String origin : List.of("https://evil.example", "http://localhost:80.evil.example", "null")) {
            HttpResponse<String> answer = preflight(origin);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    @Test
    void setsNoCookies() {
        for (String path : List.of("/", "/oauth2/token", "/oauth2/userinfo", "/nope")) {
            assertThat(browser.get(path).headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    private HttpResponse<String> preflight(String origin) {
        HttpRequest request = browser.request("/oauth2/token")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody())
                .build();
        return browser.send(request);
    }

    private HttpResponse<String> send(String method, String path) {
        return browser.send(
                browser.request(path).method(method, BodyPublishers.noBody()).build());
    }

    private HttpResponse<String> chunked(String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return browser.send(browser.request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                .build());
    }

    private static void assertProblem(int status, String code, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = TestBrowser.json(answer);
        assertThat(problem.get("code").asString()).isEqualTo(code);
        assertThat(problem.get("type").asString()).isEqualTo("urn:scanpass:problem:" + code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(answer.headers().firstValue("X-Trace-Id"))
                .contains(problem.get("trace_id").asString());
        assertHeaders(answer);
    }

    private static void assertOAuth(int status, String error, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(TestBrowser.json(answer).get("error").asString()).isEqualTo(error);
        assertHeaders(answer);
    }

    private static void assertHeaders(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .contains("default-src 'self'; img-src 'self' data:; connect-src 'self' http://localhost:8080; "
                        + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("X-Trace-Id"))
                .hasValueSatisfying(id -> assertThat(id).hasSize(32));
        assertThat(answer.body()).doesNotContain("Exception", "at java.", "Whitelabel");
    }
}
