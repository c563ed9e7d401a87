package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.Http;
import io.scanpass.acceptance.Http.Answer;
import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.acceptance.SharedScanPass;
import io.scanpass.acceptance.WebPage;
import io.scanpass.contract.seal.GrantCode;
import io.scanpass.contract.seal.Purpose;
import io.scanpass.contract.seal.StreamTicket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T3: who knows, chose or foisted a login's id has nothing: tokens take its device code, its stream its ticket. */
@ExtendWith(SharedScanPass.class)
class T03SessionFixationIT {

    private final ScanPass scanPass;

    T03SessionFixationIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @Test
    void nobodyChoosesTheIdOfALogin() {
        WebPage first = WebPage.asking(scanPass);
        WebPage second =
                WebPage.asking(scanPass, "login_id", first.loginId(), "device_code", first.asked.text("device_code"));
        assertThat(second.loginId()).isNotEqualTo(first.loginId());
        assertThat(second.asked.text("device_code")).isNotEqualTo(first.asked.text("device_code"));
    }

    @Test
    void onlyTheDeviceCodeOfTheLoginCollects() {
        PhoneApp phone = PhoneApp.registered(scanPass);
        WebPage page = WebPage.asking(scanPass);
        WebPage attackers = WebPage.asking(scanPass);
        phone.scan(page).is(200);
        phone.confirm(page).is(200);
        page.watch().await("confirmed");

        Instant end = Instant.now().plusSeconds(60);
        GrantCode sealed = GrantCode.issue(scanPass.sharedKey(), Purpose.DEVICE_CODE, page.loginId(), end);
        assertThat(page.redeem(sealed.value()).is(400).text("error")).isEqualTo("invalid_grant");
        assertThat(page.redeem(page.loginId()).is(400).text("error")).isEqualTo("invalid_grant");
        assertThat(page.redeem(page.asked.text("user_code")).is(400).text("error"))
                .isEqualTo("invalid_grant");
        assertThat(attackers.redeem().is(400).text("error")).isEqualTo("authorization_pending");
        Answer otherClient = Http.postForm(
                scanPass.queries("/oauth2/token"),
                Map.of(
                        "grant_type", "urn:ietf:params:oauth:grant-type:device_code",
                        "client_id", "phone-demo",
                        "device_code", page.asked.text("device_code")));
        assertThat(otherClient.is(400).text("error")).isEqualTo("invalid_grant");
        page.redeem().is(200);
    }

    @Test
    void onlyTheTicketOfTheLoginOpensItsStream() {
        WebPage page = WebPage.asking(scanPass);
        WebPage attackers = WebPage.asking(scanPass);
        String genuine = ticketOf(page);
        String expired = new StreamTicket(Instant.now().minusSeconds(60), Duration.ofSeconds(15))
                .issue(scanPass.sharedKey(), attackers.loginId());
        for (String path : new String[] {"", "/events", "/qr", "/qr.svg", "/qr.png"}) {
            for (String ticket : new String[] {ticketOf(attackers), expired, "", "A".repeat(32), genuine + "A"}) {
                assertThat(open(page, path, ticket).is(404).text("code")).isEqualTo("qr_login_unknown");
            }
        }
        open(page, "", genuine).is(200);
    }

    private static String ticketOf(WebPage page) {
        return page.asked.text("events_uri").replaceAll(".*ticket=", "");
    }

    private Answer open(WebPage page, String path, String ticket) {
        URI uri = scanPass.queries("/v1/qr-logins/" + page.loginId() + path + "?ticket=" + ticket);
        return Http.get(uri);
    }
}
