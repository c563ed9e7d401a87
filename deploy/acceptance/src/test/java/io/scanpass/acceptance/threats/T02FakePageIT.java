package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.Http;
import io.scanpass.acceptance.Http.Answer;
import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.acceptance.SharedScanPass;
import io.scanpass.acceptance.WebPage;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T2: a code that leads elsewhere is refused, though the payload in it is one of ours and fresh. */
@ExtendWith(SharedScanPass.class)
@TestInstance(Lifecycle.PER_CLASS)
class T02FakePageIT {

    private final ScanPass scanPass;
    private final PhoneApp phone;

    T02FakePageIT(ScanPass scanPass) {
        this.scanPass = scanPass;
        this.phone = PhoneApp.registered(scanPass);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // look-alikes
                "http://{host}.evil.example/q/{payload}",
                "http://{host}@evil.example/q/{payload}",
                "http://evil.example/q/{payload}",
                "http://evil.example#{link}",
                "http://evil.example/?{link}",
                "http://l0calhost:{port}/q/{payload}",
                "http://loca1host:{port}/q/{payload}",
                "http://localhost:1{port}/q/{payload}",
                "http://localhost/q/{payload}",
                "http://localhost.:{port}/q/{payload}",
                "http://user@{host}/q/{payload}",
                "http:\\\\{host}\\q\\{payload}",
                "https://{host}/q/{payload}",
                "ftp://{host}/q/{payload}",
                // Cyrillic letters, as themselves and in punycode; a full-width letter, an invisible one
                "http://l\u043ecalhost:{port}/q/{payload}",
                "http://xn--lcalhost-dwj:{port}/q/{payload}",
                "http://\uff4cocalhost:{port}/q/{payload}",
                "http://local\u200bhost:{port}/q/{payload}",
                "\u202e{link}",
                // open redirects
                "http://{host}/redirect?to={link}",
                "http://{host}//evil.example/q/{payload}",
                "http://{host}/q/../redirect?to=http://evil.example",
                "http://{host}/q/%2e%2e/{payload}",
                "{link}?next=http://evil.example",
                "{link}#http://evil.example",
                "//evil.example/q/{payload}",
                // schemes that run or hold something
                "javascript:alert(document.domain)",
                "javascript://{host}/q/{payload}%0aalert(1)",
                "data:text/html,{link}",
                "blob:{link}",
                "intent://{host}/q/{payload}#Intent;scheme=http;end",
                "otpauth://totp/x?secret={payload}",
                "WIFI:S:{payload};;",
                // a code in a code
                "http://{host}/q/{link}",
                "{link}{link}",
                "{link} {link}",
                "{payload}.{payload}",
                "{payload}/{payload}",
                "{payload}\u0000",
                "q/{payload}"
            })
    void isRefused(String text) {
        WebPage page = WebPage.asking(scanPass);
        String link = page.asked.text("verification_uri_complete");
        Answer answer = phone.present(text.replace("{link}", link)
                        .replace("{payload}", link.replaceAll(".*/q/", ""))
                        .replace("{host}", scanPass.commandSide.uri().getAuthority())
                        .replace(
                                "{port}",
                                Integer.toString(scanPass.commandSide.uri().getPort())))
                .is(400);
        assertThat(answer.text("code")).isIn("qr_code_foreign", "qr_code_forged");
        phone.scan(page).is(200); // nobody else has
    }

    /** The address behind the code is ours, and leads nowhere else whatever stands in it. */
    @Test
    void thePageBehindACodeSendsNobodyAway() {
        for (String payload : new String[] {"http://evil.example", "//evil.example", "javascript:alert(1)", "x?to=y"}) {
            URI uri = scanPass.commands("/q/" + URLEncoder.encode(payload, StandardCharsets.UTF_8));
            Answer answer = Http.get(uri);
            assertThat(answer.status() / 100).isNotEqualTo(3);
            assertThat(answer.header("Location") + answer.header("Refresh")).isEmpty();
            assertThat(answer.body()).doesNotContain("evil.example", "alert(1)");
        }
    }
}
