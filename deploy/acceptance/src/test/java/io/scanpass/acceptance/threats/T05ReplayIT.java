package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.Http.Answer;
import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.acceptance.SharedScanPass;
import io.scanpass.acceptance.WebPage;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T5: a request that is sent again changes nothing again. */
@ExtendWith(SharedScanPass.class)
class T05ReplayIT {

    private static final int REPLAYS = 100;

    private final ScanPass scanPass;

    T05ReplayIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @Test
    void aHundredScansConfirmsAndRedemptionsAreOneOfEach() {
        PhoneApp phone = PhoneApp.registered(scanPass);
        WebPage page = WebPage.asking(scanPass, "client_id", "quick-web");
        for (int replay = 0; replay < REPLAYS; replay++) phone.scan(page).is(200);
        assertStored(page, 0, "QrRequested", "QrScanned");
        for (int replay = 0; replay < REPLAYS; replay++) {
            phone.confirmBlindly(page).is(200);
        }
        assertStored(page, 1, "QrRequested", "QrScanned", "QrConfirmed");
        page.watch().await("confirmed");

        Set<String> sessions = new HashSet<>();
        for (int replay = 0; replay < REPLAYS; replay++) {
            Answer answer = page.redeem();
            if (replay == 0 || answer.status() == 200) {
                sessions.add(PhoneApp.sessionOf(answer.is(200)));
            } else {
                assertThat(answer.is(400).text("error")).isEqualTo("invalid_grant"); // the grace of 10 s is over
            }
        }
        assertThat(sessions).hasSize(1);
        assertStored(page, 1, "QrRequested", "QrScanned", "QrConfirmed");
        assertThat(Published.records().stream().filter(record -> record.speaksOf(page.loginId())))
                .extracting(Published.Message::type)
                .containsExactlyInAnyOrder(
                        "io.scanpass.qr-login.requested.v2",
                        "io.scanpass.qr-login.scanned.v1",
                        "io.scanpass.qr-login.confirmed.v1",
                        "io.scanpass.session.started.v2");
    }

    @Test
    void aHundredRejectionsAreOneAndTheirConfirmComesTooLate() {
        PhoneApp phone = PhoneApp.registered(scanPass);
        WebPage page = WebPage.asking(scanPass, "client_id", "quick-web");
        phone.scan(page).is(200);
        for (int replay = 0; replay < REPLAYS; replay++) phone.reject(page).is(200);
        assertThat(phone.confirmBlindly(page).is(409).text("code")).isEqualTo("qr_login_already_decided");
        assertThat(phone.scan(page).is(409).text("code")).isEqualTo("qr_login_already_decided");
        assertStored(page, 0, "QrRequested", "QrScanned", "QrRejected");
    }

    private static void assertStored(WebPage page, int sessions, String... events) {
        try (Stored stored = Stored.open()) {
            assertThat(stored.eventsOf(page.loginId())).containsExactly(events);
            assertThat(stored.sessionsOf(page.loginId())).isEqualTo(sessions);
        }
    }
}
