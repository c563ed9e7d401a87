package io.scanpass.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.testing.Backends;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A consumer that is not written in Java. */
@ExtendWith(SharedScanPass.class)
class NodeConsumerIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final JsonMapper JSON = new JsonMapper();

    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final ScanPass scanPass;

    NodeConsumerIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        NodeScripts.install();
    }

    @Test
    void readsALoginAsCloudEvents() throws IOException {
        PhoneApp phone = PhoneApp.registered(scanPass);
        WebPage page = WebPage.asking(scanPass, "client_id", "quick-web");
        phone.scan(page).is(200);
        phone.confirmBlindly(page).is(200);
        page.watch().await("confirmed");
        String session = PhoneApp.sessionOf(page.redeem().is(200));
        end(session, phone);

        Process consumer = NodeScripts.command(
                        "event-consumer.mjs", Backends.selected().kafkaBootstrapServers())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread.ofVirtual().start(() -> consumer.inputReader(StandardCharsets.UTF_8)
                .lines()
                .map(JSON::readTree)
                .forEach(events::add));
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> of(phone.userId).size() == 1
                            && of(page.loginId()).size() == 3
                            && of(session).size() == 2);
        } finally {
            consumer.toHandle().destroy(); // which leaves the stream to its reader
        }
        assertThat(of(phone.userId)).extracting(NodeConsumerIT::type).containsExactly("io.scanpass.user.registered.v2");
        assertThat(of(page.loginId()))
                .extracting(NodeConsumerIT::type)
                .containsExactly(
                        "io.scanpass.qr-login.requested.v2",
                        "io.scanpass.qr-login.scanned.v1",
                        "io.scanpass.qr-login.confirmed.v1");
        assertThat(of(session))
                .extracting(NodeConsumerIT::type)
                .containsExactly("io.scanpass.session.started.v2", "io.scanpass.session.revoked.v1");

        assertThat(text(of(phone.userId).getFirst().path("data"), "names")).startsWith("ey"); // sealed
        JsonNode revoked = of(session).getLast();
        assertThat(text(revoked, "topic")).isEqualTo("scanpass.sessions");
        assertThat(text(revoked, "specversion")).isEqualTo("1.0");
        assertThat(text(revoked, "sequence")).isEqualTo("1");
        assertThat(text(revoked, "traceparent")).startsWith("00-" + TRACE);
        JsonNode data = revoked.path("data");
        assertThat(text(data, "session_id")).isEqualTo(session);
        assertThat(text(data, "user_id")).isEqualTo(phone.userId);
        assertThat(text(data, "reason")).isEqualTo("signed_out");
    }

    private void end(String session, PhoneApp by) {
        Http.delete(
                        scanPass.commands("/v1/sessions/" + session),
                        "traceparent",
                        "00-" + TRACE + "-00f067aa0ba902b7-01",
                        "Authorization",
                        "Bearer " + by.accessToken())
                .is(204);
    }

    private List<JsonNode> of(String subject) {
        return events.stream()
                .filter(event -> text(event, "subject").equals(subject))
                .toList();
    }

    private static String type(JsonNode event) {
        return text(event, "type");
    }

    private static String text(JsonNode json, String member) {
        return json.path(member).asString("");
    }
}
