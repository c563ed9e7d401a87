package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.Http.Answer;
import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ProtectedScanPass;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.acceptance.WebPage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T29: nobody is worn down: fifty codes put before one person are three questions, and the next comes after an answer. */
@ExtendWith(ProtectedScanPass.class)
class T29PromptBombingIT {

    private static final int UNDECIDED = 3;

    private final ScanPass scanPass;

    T29PromptBombingIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @Test
    void aPersonIsAskedThreeThingsAtMost() {
        PhoneApp person = PhoneApp.registered(scanPass);
        List<WebPage> codes = IntStream.range(0, 50)
                .mapToObj(number -> WebPage.askingFrom(scanPass, "2001:db8:29:" + Integer.toHexString(number) + "::1"))
                .toList();
        codes.subList(0, UNDECIDED).forEach(code -> person.scan(code).is(200));
        for (WebPage code : codes.subList(UNDECIDED, codes.size())) {
            Answer refused = person.scan(code).is(429);
            assertThat(refused.text("code")).isEqualTo("qr_scans_pending");
        }
        person.reject(codes.getFirst()).is(200);
        person.scan(codes.getLast()).is(200);
        PhoneApp.registered(scanPass).scan(codes.get(UNDECIDED)).is(200);
    }
}
