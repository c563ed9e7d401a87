package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.Http;
import io.scanpass.acceptance.Http.Answer;
import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.acceptance.SharedScanPass;
import io.scanpass.acceptance.WebPage;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** T1, QRLjacking: the attacker's own page asks, and its fresh code is put before the victim's phone. */
@ExtendWith(SharedScanPass.class)
class T01RelayedCodeIT {

    private final ScanPass scanPass;

    T01RelayedCodeIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @Test
    void whoDoesNotSeeThePageCannotApprove() {
        PhoneApp victim = PhoneApp.registered(scanPass);
        WebPage attackers = WebPage.asking(scanPass);
        victim.scan(attackers).is(200);
        for (int attempt = 0; attempt < 10; attempt++) {
            assertThat(victim.confirmBlindly(attackers).is(400).text("code")).isEqualTo("qr_number_missing");
        }
        assertNeverConfirmed(attackers, "QrRequested", "QrScanned");
        assertThat(attackers.redeem().is(400).text("error")).isEqualTo("authorization_pending");
    }

    @Test
    void whoGuessesHasOneGuess() {
        PhoneApp victim = PhoneApp.registered(scanPass);
        WebPage attackers = WebPage.asking(scanPass);
        JsonNode offered = victim.scan(attackers).is(200).json().path("numbers");
        int shown = attackers.number().orElseThrow();
        int guess = IntStream.range(0, offered.size())
                .map(index -> offered.path(index).asInt())
                .filter(number -> number != shown)
                .findFirst()
                .orElseThrow();
        assertThat(victim.confirm(attackers, guess).is(409).text("code")).isEqualTo("qr_number_wrong");
        for (int number = 10; number < 100; number++) {
            assertThat(victim.confirm(attackers, number).is(409).text("code")).isEqualTo("qr_login_already_decided");
        }
        assertNeverConfirmed(attackers, "QrRequested", "QrScanned", "QrRejected");
        assertThat(attackers.redeem().is(400).text("error")).isEqualTo("access_denied");
    }

    @Test
    void aPhoneElsewhereCannotApproveWhereTheClientWantsItNear() throws SocketException {
        Optional<InetAddress> elsewhere = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst();
        Assumptions.assumeTrue(elsewhere.isPresent(), "this machine has no second address");
        URI fromElsewhere = URI.create("http://" + elsewhere.get().getHostAddress() + ":"
                + scanPass.commandSide.uri().getPort());
        PhoneApp victim = PhoneApp.registered(scanPass);
        WebPage attackers = WebPage.asking(scanPass, "client_id", "near-web");

        Map<String, String> scan = Map.of("payload", attackers.asked.text("verification_uri_complete"));
        assertNotNear(Http.postJson(fromElsewhere.resolve("/v1/qr-logins/scan"), scan, victim.bearer()));
        victim.scan(attackers).is(200);
        URI confirm = fromElsewhere.resolve("/v1/qr-logins/" + attackers.loginId() + "/confirm");
        assertNotNear(Http.postJson(confirm, Map.of(), victim.bearer()));
        assertNeverConfirmed(attackers, "QrRequested", "QrScanned");
        victim.confirmBlindly(attackers).is(200);
    }

    private static void assertNotNear(Answer answer) {
        assertThat(answer.is(403).text("code")).isEqualTo("qr_network_differs");
    }

    private static void assertNeverConfirmed(WebPage page, String... events) {
        try (Stored stored = Stored.open()) {
            assertThat(stored.eventsOf(page.loginId())).containsExactly(events);
            assertThat(stored.sessionsOf(page.loginId())).isZero();
        }
    }
}
