package io.scanpass.command.accept;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.CommandSideIT;
import io.scanpass.contract.RejectionCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused is refused in one form, with one set of headers, and never with a stack trace. */
class RefusalsIT extends CommandSideIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nope",
                "/nope.html",
                "/error",
                "/oauth2/token",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/.well-known/nope"
            })
    void saysNotFoundOfWhatIsNotThere(String path) {
        Answer answer = send(request(path).GET());
        assertThat(answer.status()).isEqualTo(404);
        assertOurs(answer);
    }

    @Test
    void asksForATokenBeforeItSaysWhatIsUnderV1() {
        Answer answer = send(request("/v1/nope").GET());
        answer.isRefused(401, RejectionCode.UNAUTHENTICATED);
        assertThat(answer.http().headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertOurs(answer);
    }

    @Test
    void saysWhichMethodsThereAre() {
        Answer answer = send(request("/v1/users").PUT(BodyPublishers.noBody()));
        answer.isRefused(405, RejectionCode.METHOD_NOT_ALLOWED);
        assertThat(answer.http().headers().firstValue("Allow")).contains("POST");
        assertOurs(answer);
        Answer oauth = send(request("/oauth2/device_authorization").GET());
        oauth.isOAuthError(405, "invalid_request");
        assertOurs(oauth);
    }

    @Test
    void refusesABodyOver16KiBHoweverItComes() {
        String large = "{\"username\": \"" + "x".repeat(16 * 1024) + "\"}";
        assertOurs(postJson("/v1/users", large), 413, RejectionCode.BODY_TOO_LARGE);
        assertOurs(chunked("/v1/users", "application/json", large), 413, RejectionCode.BODY_TOO_LARGE);
        String form = "client_id=web-demo&x=" + "y".repeat(16 * 1024);
        chunked("/oauth2/device_authorization", "application/x-www-form-urlencoded", form)
                .isOAuthError(413, "invalid_request");
        postForm("/oauth2/device_authorization", Map.of("client_id", "web-demo", "x", "y".repeat(16 * 1024)))
                .isOAuthError(413, "invalid_request");
    }

    @Test
    void readsABodyOf16KiBHoweverItComes() {
        String start = "client_id=web-demo&x=";
        String form = start + "y".repeat(16 * 1024 - start.length());
        Answer answer = chunked("/oauth2/device_authorization", "application/x-www-form-urlencoded", form);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1//users", "/v1/users;x=1", "/%2e%2e/x", "/v1/%00", "/v1/a%2fb"})
    void refusesAddressesThatTryTricks(String path) {
        Answer answer = send(request(path).GET());
        assertThat(answer.status()).isIn(400, 401, 404);
        assertReadable(answer);
        assertThat(answer.http().headers().firstValue("Content-Security-Policy"))
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
    void letsPagesOnThisMachineInAndNoOthers() {
        for (String origin : List.of("http://localhost:3000", "http://127.0.0.1:5173", "http://localhost:8081")) {
            Answer answer = preflight(origin);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.http().headers().firstValue("Access-Control-Allow-Origin"))
                    .contains(origin);
            assertThat(answer.http().headers().firstValue("Access-Control-Allow-Credentials"))
                    .isEmpty();
        }
        for (String origin : List.of("https://evil.example", "http://localhost:80.evil.example", "null")) {
            Answer answer = preflight(origin);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.http().headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    @Test
    void setsItsHeadersOnPagesAndNoCookies() {
        for (String path : List.of("/", "/q/whatever", "/v1/configuration", "/actuator/health/liveness")) {
            Answer answer = send(request(path).GET());
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertHeaders(answer);
        }
    }

    private Answer chunked(String path, String type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return send(request(path)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));
    }

    private Answer preflight(String origin) {
        return send(request("/v1/users")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    private static void assertOurs(Answer answer, int status, RejectionCode code) {
        answer.isRefused(status, code);
        assertOurs(answer);
    }

    private static void assertOurs(Answer answer) {
        assertReadable(answer);
        assertHeaders(answer);
    }

    private static void assertReadable(Answer answer) {
        assertThat(answer.http().headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).matches("application/(problem\\+)?json.*"));
        assertThat(answer.text("code") + answer.text("error")).isNotEmpty();
    }

    private static void assertHeaders(Answer answer) {
        var headers = answer.http().headers();
        assertThat(headers.firstValue("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy)
                .contains("default-src 'self'", "frame-ancestors 'none'"));
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("X-Trace-Id"))
                .hasValueSatisfying(id -> assertThat(id).hasSize(32));
        assertThat(headers.firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.http().body()).doesNotContain("Exception", "at java.", "Whitelabel");
    }
}
