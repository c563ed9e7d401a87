package io.scanpass.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.Http.Answer;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** RFC 9700 section 4.5: a code of the redirect flow is worth nothing to anyone but the client that asked for it. */
@ExtendWith(SharedScanPass.class)
class CodeInjectionIT {

    private final ScanPass scanPass;
    private final PhoneApp phone;
    private final Map<String, String> form = new HashMap<>(Map.of(
            "grant_type",
            "authorization_code",
            "client_id",
            "spa-demo",
            "redirect_uri",
            "https://rp.example/cb",
            "code_verifier",
            PhoneApp.VERIFIER));

    CodeInjectionIT(ScanPass scanPass) {
        this.scanPass = scanPass;
        this.phone = PhoneApp.registered(scanPass);
    }

    @Test
    void aCodeIsForItsClientItsVerifierAndItsAddressAlone() {
        form.put("code", code(LoginPage.ofAPublicClient(scanPass).approvedBy(phone)));
        assertRefused("invalid_grant", "client_id", "phone-demo");
        assertRefused("invalid_client", "client_id", "rp-demo");
        assertRefused("invalid_grant", "code_verifier", PhoneApp.VERIFIER.replace('d', 'e'));
        assertRefused("invalid_request", "code_verifier", "");
        assertRefused("invalid_grant", "code_verifier", PhoneApp.CHALLENGE); // PKCE downgraded to plain
        assertRefused("invalid_grant", "redirect_uri", "https://rp.example/cb/");
        assertRefused("invalid_request", "redirect_uri", "");
        Answer tokens = redeem();
        assertThat(PhoneApp.sessionOf(tokens.is(200))).isNotEqualTo(phone.sessionId());
    }

    @Test
    void aCodeIsWorthNothingUntilThePhoneConfirms() {
        WebPage shown = LoginPage.ofAPublicClient(scanPass).show();
        form.put("code", shown.asked.text("authorization_code"));
        Awaitility.await("the login is known") // until then the answer is to ask again
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> redeem().text("error"), "invalid_grant"::equals);
        phone.scan(shown).is(200);
        assertThat(redeem().is(400).text("error")).isEqualTo("invalid_grant");
        phone.reject(shown).is(200);
        assertThat(redeem().is(400).text("error")).isEqualTo("invalid_grant");
    }

    /** Whose redirect URI and challenge nobody would ask for then. */
    @Test
    void aCodeIsNoDeviceCode() {
        WebPage shown = LoginPage.ofAPublicClient(scanPass).show();
        assertThat(shown.asked.json().has("device_code")).isFalse();
        phone.scan(shown).is(200);
        phone.confirm(shown).is(200);
        Answer polled = Http.postForm(
                scanPass.queries("/oauth2/token"),
                Map.of(
                        "grant_type", "urn:ietf:params:oauth:grant-type:device_code",
                        "client_id", "spa-demo",
                        "device_code", shown.asked.text("authorization_code")));
        assertThat(polled.is(400).text("error")).isEqualTo("invalid_grant");
    }

    private void assertRefused(String error, String parameter, String value) {
        Map<String, String> changed = new HashMap<>(form);
        changed.put(parameter, value);
        assertThat(Http.postForm(scanPass.queries("/oauth2/token"), changed).text("error"))
                .isEqualTo(error);
    }

    private Answer redeem() {
        return Http.postForm(scanPass.queries("/oauth2/token"), form);
    }

    private static String code(URI back) {
        return back.getQuery().replaceAll(".*code=([^&]*).*", "$1");
    }
}
