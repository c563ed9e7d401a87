package io.scanpass.contract.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

    @Test
    void readsHowManyInHowLong() {
        assertThat(Rate.valueOf("60/1m")).isEqualTo(new Rate(60, Duration.ofMinutes(1)));
        assertThat(Rate.valueOf("5/300ms")).isEqualTo(new Rate(5, Duration.ofMillis(300)));
    }

    @Test
    void readsThatThereIsNone() {
        assertThat(Rate.valueOf("off").isOff()).isTrue();
        assertThat(Rate.valueOf("1/1h").isOff()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "60", "60/m", "60 / 1m", "-1/1m", "0/1m", "1/0s", "1/1y", "1e3/1m", "OFF"})
    void refusesWhatReadsOtherwise(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.valueOf(text));
    }
}
