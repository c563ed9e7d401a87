package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.acceptance.SharedScanPass;
import io.scanpass.acceptance.WebPage;
import io.scanpass.contract.qrlogin.QrPayload;
import io.scanpass.contract.seal.Ids;
import io.scanpass.contract.seal.SharedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** T12: of a code that ScanPass made nothing can be changed, and nobody else can make one. */
@ExtendWith(SharedScanPass.class)
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // the lifecycle method sets them
class T12ForgedCodeIT {

    private static final int BITS = 7; // of an ASCII character

    private final ScanPass scanPass;
    private final PhoneApp phone;
    private WebPage page;

    T12ForgedCodeIT(ScanPass scanPass) {
        this.scanPass = scanPass;
        this.phone = PhoneApp.registered(scanPass);
    }

    @BeforeEach
    void ask() {
        page = WebPage.asking(scanPass);
    }

    @Test
    void aCodeWithAnyBitFlippedIsForged() {
        String link = page.asked.text("verification_uri_complete");
        int payload = link.indexOf("/q/") + 3;
        for (int position = payload; position < link.length(); position++) {
            for (int bit = 0; bit < BITS; bit++) {
                char flipped = (char) (link.charAt(position) ^ (1 << bit));
                assertForged(link.substring(0, position) + flipped + link.substring(position + 1));
            }
        }
        assertUntouched();
    }

    @Test
    void aCodeOfAnotherKeyIsForged() {
        SharedKey other = SharedKey.parse("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
        assertForged(QrPayload.write(other, page.loginId(), Duration.ofSeconds(15), Instant.now()));
        assertUntouched();
    }

    @Test
    void aCodeWithTheIdOfAnotherLoginIsForged() {
        String payload = page.asked.text("verification_uri_complete").replaceAll(".*/q/", "");
        String sealed = payload.substring(payload.indexOf('.'));
        for (String id : List.of(WebPage.asking(scanPass).loginId(), Ids.random(), phone.userId)) {
            assertForged(id + sealed);
        }
        assertUntouched();
    }

    @Test
    void whatElseOfALoginIsSealedIsNoCode() {
        String ticket = page.asked.text("events_uri").replaceAll(".*ticket=", "");
        String payload = page.asked.text("verification_uri_complete").replaceAll(".*/q/", "");
        assertForged(page.asked.text("device_code"));
        assertForged(ticket);
        assertForged(payload.substring(0, payload.lastIndexOf('.') + 1) + ticket.substring(0, 22));
        assertForged(page.loginId());
        assertUntouched();
    }

    private void assertForged(String text) {
        assertThat(phone.present(text).is(400).text("code")).as(text).isEqualTo("qr_code_forged");
    }

    /** And the code that nobody changed is as good as before. */
    private void assertUntouched() {
        try (Stored stored = Stored.open()) {
            assertThat(stored.eventsOf(page.loginId())).containsExactly("QrRequested");
        }
        phone.type(page).is(200);
    }
}
