package io.scanpass.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.testing.OpenApi;
import io.scanpass.testing.StrictSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plain HTTP, as any client would send it. No answer may take longer than the 3 s that are promised, and each must be as the
 * OpenAPI document says.
 */
public final class Http {

    public static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private static final Duration PROMISED = Duration.ofSeconds(3);
    private static final JsonMapper JSON = new JsonMapper();
    private static final OpenApi DOCUMENT = OpenApi.load();

    private Http() {}

    public record Answer(int status, String body, HttpResponse<String> http) {

        public String text(String member) {
            return json().path(member).asString("");
        }

        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        public Answer is(int expected) {
            assertThat(status).as(body).isEqualTo(expected);
            return this;
        }

        /** Away, says when to come back, and in the form of its endpoint. */
        public void isUnavailable() {
            is(503);
            assertThat(header("Retry-After")).isNotEmpty();
            assertThat(body).contains("temporarily_unavailable");
        }
    }

    public static Answer get(URI uri, String... headers) {
        return send(request(uri, headers).GET());
    }

    public static Answer delete(URI uri, String... headers) {
        return send(request(uri, headers).DELETE());
    }

    public static Answer postForm(URI uri, Map<String, String> form, String... headers) {
        String body = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(uri, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    public static Answer postJson(URI uri, Map<String, ?> body, String... headers) {
        return send(request(uri, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    public static Answer patchJson(URI uri, Map<String, ?> body, String... headers) {
        return send(request(uri, headers)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    public static HttpRequest.Builder request(URI uri, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(PROMISED);
        return headers.length == 0 ? request : request.headers(headers);
    }

    public static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            assertDescribed(response);
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** What comes from a side is as the document says; others may answer as they like. */
    static void assertDescribed(HttpResponse<String> answer) {
        RunningSide.serverAt(answer.uri().getPort()).ifPresent(server -> assertThat(DOCUMENT.faults(server, answer))
                .as("what openapi.yaml does not say")
                .isEmpty());
    }

    /** The data of a frame of an event stream, as the document says. */
    static JsonNode described(JsonNode data) {
        JsonNode schema = DOCUMENT.document().at("/components/schemas/QrLoginState");
        assertThat(StrictSchema.within(DOCUMENT.document(), schema).faults(data))
                .as("what openapi.yaml does not say of a frame")
                .isEmpty();
        return data;
    }
}
