package io.scanpass.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.Http.Answer;
import io.scanpass.embedded.Ports;
import io.scanpass.testing.Backends;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The example {@code deploy/examples/im-gateway}: a service of someone else's that uses the consumer kit. */
@ExtendWith(SharedScanPass.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImGatewayIT {

    private final ScanPass scanPass;
    private final RunningSide gateway;

    ImGatewayIT(ScanPass scanPass) {
        this.scanPass = scanPass;
        this.gateway = RunningSide.start(
                "imGateway",
                Ports.free(),
                Map.of(
                        "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI",
                        scanPass.querySide.uri().toString(),
                        "SPRING_KAFKA_BOOTSTRAPSERVERS",
                        Backends.selected().kafkaBootstrapServers()));
    }

    @BeforeAll
    void awaitReady() {
        gateway.awaitReady();
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void dropsTheConnectionOfAnEndedSessionAndTakesItsTokenNoMore() {
        PhoneApp phone = PhoneApp.registered(scanPass);
        PhoneApp second = phone.another();
        CompletableFuture<Void> dropped = connected(phone);
        CompletableFuture<Void> kept = connected(second);

        Http.delete(scanPass.commands("/v1/sessions/" + phone.sessionId()), phone.bearer())
                .is(204);

        awaitEnd(dropped);
        Answer refused = Http.get(gateway.uri().resolve("/stream"), phone.bearer());
        assertThat(refused.is(401).header("WWW-Authenticate")).contains("invalid_token", "the session has ended");
        assertThat(connected(second)).isNotDone();
        assertThat(kept).isNotDone();
    }

    @Test
    void dropsAllConnectionsOfWhoIsForgotten() {
        PhoneApp phone = PhoneApp.registered(scanPass);
        CompletableFuture<Void> one = connected(phone);
        CompletableFuture<Void> other = connected(phone.another());

        Map<String, String> password = Map.of("current_password", PhoneApp.PASSWORD);
        Http.postJson(scanPass.commands("/v1/users/me/erase"), password, phone.bearer());

        awaitEnd(one);
        awaitEnd(other);
    }

    @Test
    void takesAccessTokensOnly() {
        PhoneApp phone = PhoneApp.registered(scanPass);
        Http.get(gateway.uri().resolve("/stream")).is(401);
        String idToken = phone.tokens.text("id_token");
        assertThat(idToken).isNotEmpty();
        Http.get(gateway.uri().resolve("/stream"), "Authorization", "Bearer " + idToken)
                .is(401);
    }

    /** @return done when the connection is over */
    private CompletableFuture<Void> connected(PhoneApp phone) {
        try {
            HttpResponse<Stream<String>> stream = Http.CLIENT.send(
                    Http.request(gateway.uri().resolve("/stream"), phone.bearer())
                            .GET()
                            .build(),
                    BodyHandlers.ofLines());
            assertThat(stream.statusCode()).isEqualTo(200);
            return CompletableFuture.runAsync(() -> stream.body().forEach(line -> {}), Thread::startVirtualThread);
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void awaitEnd(CompletableFuture<Void> connection) {
        assertThat(connection).succeedsWithin(30, TimeUnit.SECONDS);
    }
}
