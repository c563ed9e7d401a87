package io.scanpass.acceptance.threats;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.acceptance.Http.Answer;
import io.scanpass.acceptance.PhoneApp;
import io.scanpass.acceptance.ProtectedScanPass;
import io.scanpass.acceptance.ScanPass;
import io.scanpass.acceptance.WebPage;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T8: who types codes at random is stopped long before one fits (RFC 8628 section 5.1), and nobody else is. */
@ExtendWith(ProtectedScanPass.class)
class T08GuessedCodeIT {

    private static final String ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";
    private static final int ALLOWED = 10;

    private final ScanPass scanPass;

    T08GuessedCodeIT(ScanPass scanPass) {
        this.scanPass = scanPass;
    }

    @Test
    void aGuesserIsStoppedAndNobodyElse() {
        PhoneApp guesser = PhoneApp.registered(scanPass);
        List<Answer> answers = IntStream.range(0, ALLOWED + 5)
                .mapToObj(number -> guesser.present(guess()))
                .toList();
        answers.subList(0, ALLOWED)
                .forEach(answer -> assertThat(answer.is(404).text("code")).isEqualTo("qr_login_unknown"));
        answers.subList(ALLOWED, answers.size()).forEach(answer -> {
            assertThat(answer.is(429).text("code")).isEqualTo("too_many_requests");
            assertThat(answer.header("Retry-After")).isNotEmpty();
        });

        WebPage page = WebPage.askingFrom(scanPass, "198.51.100.8");
        guesser.another().type(page).is(429); // it is the person who is counted
        PhoneApp.registered(scanPass).type(page).is(200);
    }

    private static String guess() {
        return RandomGenerator.getDefault()
                .ints(8, 0, ALPHABET.length())
                .mapToObj(letter -> ALPHABET.substring(letter, letter + 1))
                .collect(Collectors.joining());
    }
}
