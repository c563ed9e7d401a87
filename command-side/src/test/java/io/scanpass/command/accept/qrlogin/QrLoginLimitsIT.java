package io.scanpass.command.accept.qrlogin;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.CommandSideIT;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Phone;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.seal.Ids;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {
            "scanpass.limits.qr-requests-per-network=5/1h",
            "scanpass.limits.qr-requests-per-client=40/1h",
            "scanpass.limits.wrong-codes-per-user=4/1h",
            "scanpass.clients.crowd.name=A crowd",
            "scanpass.clients.crowd.scopes=openid",
            "scanpass.clients.mob.name=A mob",
            "scanpass.clients.mob.scopes=openid"
        })
class QrLoginLimitsIT extends CommandSideIT {

    private final String network =
            "2001:db8:1:" + Integer.toHexString(Ids.random().hashCode() & 0xffff);

    @Test
    void boundHowManyLoginsOneNetworkAsksFor() {
        for (int i = 1; i <= 5; i++) {
            assertThat(requestFrom(network + "::" + i).status()).isEqualTo(200);
        }
        Answer refused = requestFrom(network + "::6");
        refused.isOAuthError(429, "temporarily_unavailable");
        assertThat(refused.retryAfter()).isBetween(700L, 720L);
        assertThat(requestFrom("2001:db8:2::" + Integer.toHexString(hashCode() & 0xffff))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void boundHowManyLoginsOneClientAsksForFromAllNetworks() {
        Answer refused = null;
        for (int i = 0; i < 100 && (refused == null || refused.status() == 200); i++) {
            refused = requestFrom("2001:db8:7:" + Integer.toHexString(i) + "::7", "mob");
        }
        assertThat(refused).isNotNull();
        refused.isOAuthError(429, "temporarily_unavailable");
        Answer atTheGate = requestFrom("2001:db8:7:ffff::7", "mob");
        atTheGate.isOAuthError(429, "temporarily_unavailable");
        assertThat(atTheGate.http().headers().firstValue("Access-Control-Allow-Origin"))
                .contains("http://localhost:3000");
        assertThat(atTheGate.http().headers().firstValue("Content-Security-Policy"))
                .isPresent();
        assertThat(requestQr().status()).isEqualTo(200);
    }

    @Test
    void boundHowOftenAUserGuessesACode() {
        Phone guesser = newPhone();
        scan("BCDF-GHJK", guesser).isRefused(404, RejectionCode.QR_LOGIN_UNKNOWN);
        scan("BCDFGHJL", guesser).isRefused(404, RejectionCode.QR_LOGIN_UNKNOWN);
        scan("half a code", guesser).isRefused(400, RejectionCode.QR_CODE_FORGED);
        scan(Ids.random() + ".abc." + Ids.random(), guesser).isRefused(400, RejectionCode.QR_CODE_FORGED);
        Answer refused = scan("BCDFGHJM", guesser);
        refused.isRefused(429, RejectionCode.TOO_MANY_REQUESTS);
        assertThat(refused.retryAfter()).isBetween(890L, 900L);
    }

    @Test
    void takeNothingFromOneWhoScansAPicture() {
        Phone phone = newPhone();
        IntStream.range(0, 4).forEach(guess -> scan("BCDFGHJM", phone));
        Answer scanned = scan(requestFrom("2001:db8:3::7").text("verification_uri_complete"), phone);
        assertThat(scanned.status()).isEqualTo(200);
    }

    @Test
    void boundHowManyScansWaitForADecision() {
        Phone phone = newPhone();
        String[] logins = IntStream.range(0, 4)
                .mapToObj(i -> requestFrom("2001:db8:4::7").text("verification_uri_complete"))
                .toArray(String[]::new);
        String first = scan(logins[0], phone).text("login_id");
        scan(logins[1], phone);
        scan(logins[2], phone);
        Answer refused = scan(logins[3], phone);
        refused.isRefused(429, RejectionCode.QR_SCANS_PENDING);
        assertThat(refused.retryAfter()).isEqualTo(10);
        decide(first, "reject", phone);
        assertThat(scan(logins[3], phone).status()).isEqualTo(200);
    }

    private Answer requestFrom(String address) {
        return requestFrom(address, "crowd");
    }

    private Answer requestFrom(String address, String clientId) {
        return send(request("/oauth2/device_authorization")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", address)
                .header("Origin", "http://localhost:3000")
                .POST(BodyPublishers.ofString("client_id=" + clientId)));
    }
}
