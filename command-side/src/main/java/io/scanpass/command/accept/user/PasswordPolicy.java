package io.scanpass.command.accept.user;

import com.nulabinc.zxcvbn.Zxcvbn;
import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.user.Username;
import io.scanpass.contract.RejectionCode;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What a new password must be (NIST SP 800-63B section 3.1.1): long enough, not a common one, not easily guessed, no rules about kinds of
 * characters. Long ones are fine up to 1,024 bytes, a bound on work only.
 */
@Component
class PasswordPolicy {

    private static final int FEWEST_CHARACTERS = 8;
    private static final int MOST_BYTES = 1024;
    private static final int LOWEST_SCORE = 2; // of 4: more than a million guesses
    private static final int LONG_ENOUGH = 64; // characters; no list holds it, and the estimate would only cost time

    private final Zxcvbn zxcvbn = new Zxcvbn();
    private final CommonPasswords common = new CommonPasswords(FEWEST_CHARACTERS);

    void check(Password password, Username username, String displayName) {
        if (password.bytes() > MOST_BYTES) throw new CommandRejected(RejectionCode.PASSWORD_TOO_LONG);
        String value = password.value();
        if (value.codePointCount(0, value.length()) < FEWEST_CHARACTERS) {
            throw new CommandRejected(RejectionCode.WEAK_PASSWORD);
        }
        // The estimate takes them for hard to guess when they are written in mixed case.
        if (value.equalsIgnoreCase(username.value()) || value.equalsIgnoreCase(displayName)) {
            throw new CommandRejected(RejectionCode.WEAK_PASSWORD);
        }
        if (value.length() >= LONG_ENOUGH) return;
        if (common.hold(value)) throw new CommandRejected(RejectionCode.WEAK_PASSWORD);
        int score =
                zxcvbn.measure(value, List.of(username.value(), displayName)).getScore();
        if (score < LOWEST_SCORE) throw new CommandRejected(RejectionCode.WEAK_PASSWORD);
    }
}
