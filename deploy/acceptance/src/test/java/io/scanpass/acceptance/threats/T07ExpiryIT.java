package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.Http.Answer;
import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.acceptance.SharedScanPass;
import io.scanpass.acceptance.WebPage;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * T7: a login is over at the instant in its first event, however long Redis keeps its view. The instants -1 ms, 0 and
 * +1 ms are tried on moving clocks, by the command side's ConfirmQrTest and the query side's DeviceCodeGrantTest.
 */
@ExtendWith(SharedScanPass.class)
class T07ExpiryIT {

    private final ScanPass scanPass;

    T07ExpiryIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @Test
    void theEndOfALoginIsNotRedissToDecide() {
        PhoneApp phone = PhoneApp.registered(scanPass);
        WebPage page = WebPage.asking(scanPass, "client_id", "quick-web", "requested_expiry", "2");
        Answer scanned = phone.scan(page).is(200);
        page.watch().await("scanned");
        try (RedisServer redis = RedisServer.open()) {
            redis.keepForEver("qr:" + page.loginId());
            assertThat(redis.millisToLive("qr:" + page.loginId())).isEqualTo(-1);

            Instant end = Instant.parse(scanned.text("expires_at"));
            Awaitility.await().until(() -> !Instant.now().isBefore(end));
            assertThat(phone.confirmBlindly(page).is(410).text("code")).isEqualTo("qr_login_expired");
            assertThat(phone.reject(page).is(410).text("code")).isEqualTo("qr_login_expired");
            assertThat(phone.scan(page).is(410).text("code")).isEqualTo("qr_login_expired");
            assertThat(page.redeem().is(400).text("error")).isEqualTo("expired_token");
            page.watch().await("expired");
        }
    }
}
