package io.scanpass.bench;

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
        Page page = new Page();
        String events = Client.member(asked, "events_uri");
        Thread.ofVirtual().start(() -> page.watch(client, events));
        await(page.watching, "the first frame");
        String login = client.commands() + "/v1/qr-logins/";
        client.postJson(
                login + "scan",
                "{\"payload\":\"%s\"}".formatted(Client.member(asked, "verification_uri_complete")),
                phone.token());
        String approval = "{\"number\":%s}".formatted(await(page.number, "the number to compare"));
        long sent = System.nanoTime();
        client.postJson(login + Client.member(asked, "login_id") + "/confirm", approval, phone.token());
        long accepted = System.nanoTime();
        long frame = await(page.confirmedAt, "the confirmed frame");
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

    private static <T> T await(CompletableFuture<T> awaited, String what) {
        try {
            return awaited.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new Client.Unexpected(what + ": " + failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Client.Unexpected("interrupted");
        }
    }

    static String sessionOf(String accessToken) {
        byte[] claims = Base64.getUrlDecoder().decode(accessToken.split("\\.", -1)[1]);
        return Client.member(new String(claims, StandardCharsets.UTF_8), "sid");
    }
}
