package io.scanpass.query.react.logout;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** The request of Back-Channel Logout 1.0 section 2.5; redirects are followed nowhere. */
@Component
class LogoutPost {

    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(2);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECTED_WITHIN)
            .build();

    /** What came of one attempt (section 2.8). */
    enum Answer {
        DELIVERED,
        /** The client understood it and could not do it. */
        REFUSED,
        FAILED
    }

    Answer post(URI uri, String logoutToken) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("logout_token=" + logoutToken)) // a JWT needs no encoding
                .build();
        // The client's own timeout ends with the headers; a body that never ends must not hold a delivery.
        CompletableFuture<HttpResponse<Void>> answer = http.sendAsync(request, BodyHandlers.discarding());
        try {
            int status = answer.get(ANSWERED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                    .statusCode();
            return switch (status) {
                case 200, 204 -> Answer.DELIVERED;
                case 400 -> Answer.REFUSED;
                default -> Answer.FAILED;
            };
        } catch (ExecutionException | TimeoutException away) {
            return Answer.FAILED;
        } finally {
            answer.cancel(true);
        }
    }
}
