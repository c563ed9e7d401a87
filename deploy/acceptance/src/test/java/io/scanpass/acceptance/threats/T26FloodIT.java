package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.Http;
import io.scanpass.acceptance.Http.Answer;
import io.scanpass.acceptance.ProtectedScanPass;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.acceptance.WebPage;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T26: a flood of requests that nobody need sign in for is refused, and stores nothing. How fast, {@code deploy/bench} says. */
@ExtendWith(ProtectedScanPass.class)
class T26FloodIT {

    private static final int ALLOWED = 30;

    private final ScanPass scanPass;

    T26FloodIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @Test
    void beyondItsShareANetworkIsRefusedAndNothingIsStored() {
        List<Answer> flood = IntStream.range(0, 3 * ALLOWED)
                .mapToObj(number -> Http.postForm(
                        scanPass.commands("/oauth2/device_authorization"),
                        Map.of("client_id", "web-demo"),
                        "X-Forwarded-For",
                        "198.51.100.26"))
                .toList();
        assertThat(flood.stream().filter(answer -> answer.status() == 200)).hasSize(ALLOWED);
        flood.subList(ALLOWED, flood.size()).forEach(answer -> {
            assertThat(answer.is(429).text("error")).isEqualTo("temporarily_unavailable");
            assertThat(answer.header("Retry-After")).isNotEmpty();
        });
        try (Stored stored = Stored.open()) {
            List<String> asked = flood.subList(0, ALLOWED).stream()
                    .map(answer -> answer.text("login_id"))
                    .toList();
            assertThat(asked)
                    .allSatisfy(login -> assertThat(stored.eventsOf(login)).containsExactly("QrRequested"));
        }
        assertThat(WebPage.askingFrom(scanPass, "198.51.100.27").loginId()).isNotEmpty();
    }
}
