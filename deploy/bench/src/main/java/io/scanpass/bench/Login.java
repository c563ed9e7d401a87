package io.scanpass.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One login from the request to the tokens.
 *
 * @param acceptedToFrameMicros from the confirm's answer to the {@code confirmed} frame, 0 when the frame came first
 * @param sentToFrameMicros from sending the confirm to the frame
 */
record Login(String sessionId, long acceptedToFrameMicros, long sentToFrameMicros) {

    private static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

    static Login play(Client client, Phone phone) {
        String asked =
                client.postForm(client.commands() + "/oauth2/device_authorization", Map.of("client_id", "web-demo"));
        CompletableFuture<Long> confirmedAt = new CompletableFuture<>();
        CompletableFuture<Long> watching = new CompletableFuture<>();
        String events = Client.member(asked, "events_uri");
        Thread.ofVirtual().start(() -> watch(client, events, watching, confirmedAt));
        await(watching, "the first frame");
        String login = client.commands() + "/v1/qr-logins/";
        client.postJson(
                login + "scan",
                "{\"payload\":\"%s\"}".formatted(Client.member(asked, "verification_uri_complete")),
                phone.token());
        long sent = System.nanoTime();
        client.postJson(login + Client.member(asked, "login_id") + "/confirm", "{}", phone.token());
        long accepted = System.nanoTime();
        long frame = await(confirmedAt, "the confirmed frame");
        String tokens = client.postForm(
                client.queries() + "/oauth2/token",
                Map.of(
                        "grant_type",
                        DEVICE_GRANT,
                        "client_id",
                        "web-demo",
                        "device_code",
                        Client.member(asked, "device_code")));
        return new Login(
                sessionOf(Client.member(tokens, "access_token")),
                Math.max(0, (frame - accepted) / 1000),
                (frame - sent) / 1000);
    }

    private static void watch(
            Client client, String events, CompletableFuture<Long> watching, CompletableFuture<Long> confirmedAt) {
        try (var lines = new BufferedReader(new InputStreamReader(client.stream(events), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("event:")) continue;
                watching.complete(System.nanoTime());
                if (line.endsWith("confirmed")) confirmedAt.complete(System.nanoTime());
            }
            confirmedAt.completeExceptionally(new Client.Unexpected("the stream ended without confirmed"));
        } catch (IOException | Client.Unexpected failure) {
            watching.completeExceptionally(failure);
            confirmedAt.completeExceptionally(failure);
        }
    }

    private static long await(CompletableFuture<Long> instant, String what) {
        try {
            return instant.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new Client.Unexpected(what + ": " + failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Client.Unexpected("interrupted");
        }
    }

    private static String sessionOf(String accessToken) {
        byte[] claims = Base64.getUrlDecoder().decode(accessToken.split("\\.", -1)[1]);
        return Client.member(new String(claims, StandardCharsets.UTF_8), "sid");
    }
}
