package io.scanpass.command.decide.qrlogin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class UserCodeTest {

    @RepeatedTest(20)
    void readsBackWhatItShows() {
        UserCode code = UserCode.random();
        assertThat(code.display()).matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}");
        assertThat(UserCode.typed(" " + code.display().toLowerCase(Locale.ROOT) + " "))
                .contains(code);
    }

    @Test
    void isNothingElse() {
        assertThat(UserCode.typed("BCDF-GHJ")).isEmpty();
        assertThat(UserCode.typed("BCDF-GHJA")).isEmpty();
        assertThat(UserCode.typed("BCDF-GHJK-L")).isEmpty();
    }
}
