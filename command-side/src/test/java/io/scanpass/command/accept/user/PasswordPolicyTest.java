package io.scanpass.command.accept.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.user.Username;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

    private final PasswordPolicy policy = new PasswordPolicy();

    @ParameterizedTest
    @ValueSource(strings = {"tall green lamps hum softly", "Tr0ub4dor&3-xk", "secret-passw0rd-42", "我的密码是一句话吗"})
    void takesWhatIsHardToGuess(String password) {
        assertThatCode(() -> check(password)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "password",
                "12345678",
                "aaaaaaaaaaaa",
                "alice.smith",
                "correct horse battery staple"
            })
    void rejectsWhatIsEasyToGuess(String password) {
        assertThatThrownBy(() -> check(password)).hasMessage("weak_password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xkQvTzRbWmLpHnJdSgFc", "XKqVtZrBwMlPhNjDsGfC", "Zdenka qUACKENBUSH-Wolfeschlegel"})
    void rejectsTheNamesOfTheUser(String password) {
        Username username = new Username("xkQvTzRbWmLpHnJdSgFc");
        assertThatThrownBy(() -> policy.check(new Password(password), username, "Zdenka Quackenbush-Wolfeschlegel"))
                .hasMessage("weak_password");
    }

    /** Both lists in full, from the libraries themselves. */
    @ParameterizedTest
    @CsvSource({"/dictionaries/passwords.txt, 39000", "/com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt, 11000"
    })
    void rejectsEveryCommonPasswordInWhateverCase(String list, int least) {
        List<String> common = CommonPasswords.read(list)
                .filter(password -> password.length() >= 8)
                .toList();
        assertThat(common).hasSizeGreaterThan(least);
        List<String> taken = common.stream()
                .flatMap(password -> Stream.of(
                        password,
                        password.toUpperCase(Locale.ROOT),
                        password.toLowerCase(Locale.ROOT),
                        alternating(password)))
                .filter(this::isTaken)
                .toList();
        assertThat(taken).isEmpty();
    }

    private static String alternating(String password) {
        StringBuilder letters = new StringBuilder(password.toLowerCase(Locale.ROOT));
        for (int i = 0; i < letters.length(); i += 2) letters.setCharAt(i, Character.toUpperCase(letters.charAt(i)));
        return letters.toString();
    }

    private boolean isTaken(String password) {
        try {
            check(password);
            return true;
        } catch (CommandRejected weak) {
            return false;
        }
    }

    @Test
    void takesMoreThan72Bytes() {
        assertThatCode(() -> check("gb7-".repeat(18) + "!")).doesNotThrowAnyException();
    }

    @Test
    void rejectsMoreThan1024Bytes() {
        assertThatThrownBy(() -> check("ü!7x".repeat(300))).hasMessage("password_too_long");
    }

    private void check(String password) {
        policy.check(new Password(password), new Username("alice.smith"), "Alice");
    }
}
