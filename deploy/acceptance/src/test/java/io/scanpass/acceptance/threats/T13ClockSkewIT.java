package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.acceptance.SharedScanPass;
import io.scanpass.acceptance.WebPage;
import io.scanpass.contract.qrlogin.QrPayload;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * T13: codes come from a query side whose clock differs. A little is tolerated, more makes no code live longer. No other
 * decision depends on two clocks: the command side makes and compares the instants of a login itself.
 */
@ExtendWith(SharedScanPass.class)
class T13ClockSkewIT {

    private final ScanPass scanPass;

    T13ClockSkewIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @ParameterizedTest
    @ValueSource(ints = {-5, 0, 5})
    void aCodeOfAClockThatIsALittleOffIsTaken(int seconds) {
        WebPage page = WebPage.asking(scanPass);
        PhoneApp.registered(scanPass).present(codeBy(seconds, page)).is(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {-600, -60, 60, 600})
    void aCodeOfAClockThatIsFarOffIsStale(int seconds) {
        WebPage page = WebPage.asking(scanPass);
        PhoneApp phone = PhoneApp.registered(scanPass);
        assertThat(phone.present(codeBy(seconds, page)).is(410).text("code")).isEqualTo("qr_code_stale");
        try (Stored stored = Stored.open()) {
            assertThat(stored.eventsOf(page.loginId())).containsExactly("QrRequested");
        }
    }

    /** The end that the page is told, in the ticket and in the device code, is the one that decides. */
    @Test
    void oneClockSetsTheEndOfALogin() {
        WebPage page = WebPage.asking(scanPass, "requested_expiry", "60");
        Instant told =
                Instant.parse(PhoneApp.registered(scanPass).scan(page).is(200).text("expires_at"));
        assertThat(page.watch().await("scanned").data().path("expires_at").asString())
                .isEqualTo(told.toString());
    }

    private String codeBy(int seconds, WebPage page) {
        return QrPayload.write(
                scanPass.sharedKey(),
                page.loginId(),
                Duration.ofSeconds(15),
                Instant.now().plusSeconds(seconds));
    }
}
