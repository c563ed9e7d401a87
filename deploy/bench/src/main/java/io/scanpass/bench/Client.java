package io.scanpass.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The requests of a login over plain HTTP/1.1. */
record Client(String commands, String queries) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String SERVICE = "Basic "
            + Base64.getEncoder().encodeToString("service:secret+of+the+bench".getBytes(StandardCharsets.UTF_8));
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** An answer other than the one a login needs. */
    static final class Unexpected extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unexpected(String message) {
            super(message);
        }

        static Unexpected answer(HttpResponse<String> response) {
            return new Unexpected(
                    "%s answered %d %s".formatted(response.uri().getPath(), response.statusCode(), response.body()));
        }
    }

    String postForm(String uri, Map<String, String> form) {
        return accepted(send(formRequest(uri, form)));
    }

    /** A request that has to be refused as the client's mistake. */
    void postRefusedForm(String uri, Map<String, String> form) {
        HttpResponse<String> response = send(formRequest(uri, form));
        if (response.statusCode() / 100 != 4) throw Unexpected.answer(response);
    }

    private static HttpRequest.Builder formRequest(String uri, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(uri))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", anyAddress())
                .POST(BodyPublishers.ofString(body));
    }

    /** People do not all sit behind one address, and each address may ask for so many codes only. */
    private static String anyAddress() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "203.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    String postJson(String uri, String body, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return accepted(send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token)));
    }

    String get(String uri, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri));
        return accepted(send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token)));
    }

    void delete(String uri, String token) {
        accepted(send(HttpRequest.newBuilder(URI.create(uri)).DELETE().header("Authorization", "Bearer " + token)));
    }

    /** As the confidential client that {@link RunningScanPass} registers. */
    void introspect(String token) {
        String answer = accepted(send(formRequest(queries + "/oauth2/introspect", Map.of("token", token))
                .header("Authorization", SERVICE)));
        if (!answer.contains("\"active\":true")) throw new Unexpected("introspection says " + answer);
    }

    private boolean isReady() {
        try {
            return send(HttpRequest.newBuilder(URI.create(commands + "/actuator/health/readiness")))
                            .statusCode()
                    == 200;
        } catch (Unexpected notYet) {
            return false;
        }
    }

    /** @param process that serves {@link #commands} */
    void awaitReady(Process process) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > deadline || !process.isAlive()) throw new IOException(commands + " is not ready");
            Thread.sleep(200);
        }
    }

    private static String accepted(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) throw Unexpected.answer(response);
        return response.body();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        HttpRequest built = request.timeout(PATIENCE).build();
        try {
            return HTTP.send(built, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new Unexpected(built.uri().getPath() + ": " + failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unexpected("interrupted");
        }
    }

    InputStream stream(String uri) {
        return stream(HttpRequest.newBuilder(URI.create(uri)));
    }

    InputStream stream(String uri, String token) {
        return stream(HttpRequest.newBuilder(URI.create(uri)).header("Authorization", "Bearer " + token));
    }

    private static InputStream stream(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofInputStream()).body();
        } catch (IOException failure) {
            throw new Unexpected("stream: " + failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unexpected("interrupted");
        }
    }

    static String member(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
        if (!matcher.find()) throw new Unexpected("no " + name + " in " + json);
        return matcher.group(1);
    }
}
