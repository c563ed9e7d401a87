package io.scanpass.command.decide.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {

    @ParameterizedTest
    @CsvSource({"Alice,alice", "Straße,STRASSE", "ＡＬＩＣＥ,alice", "ﬁn,FIN", "张伟,张伟"})
    void twoSpellingsAreOneName(String one, String other) {
        assertThat(new Username(one).normalised()).isEqualTo(new Username(other).normalised());
    }

    @Test
    void isTrimmed() {
        assertThat(new Username("  alice ").value()).isEqualTo("alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "two words", "null\u0000byte", "new\nline", "<script>", "a\u202eb"})
    void rejectsWhatIsNoName(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Username(text));
    }

    @Test
    void rejectsMoreThan64Characters() {
        assertThat(new Username("a".repeat(64)).value()).hasSize(64);
        assertThatIllegalArgumentException().isThrownBy(() -> new Username("a".repeat(65)));
    }
}
