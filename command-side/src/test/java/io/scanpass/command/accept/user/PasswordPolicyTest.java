package io.scanpass.command.accept.user;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scanpass.command.decide.user.Username;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

    private final PasswordPolicy policy = new PasswordPolicy();

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery staple", "Tr0ub4dor&3-xk", "secret-passw0rd-42", "我的密码是一句话吗"})
    void takesWhatIsHardToGuess(String password) {
        assertThatCode(() -> check(password)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "password", "12345678", "aaaaaaaaaaaa", "alice.smith"})
    void rejectsWhatIsEasyToGuess(String password) {
        assertThatThrownBy(() -> check(password)).hasMessage("weak_password");
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
