package io.scanpass.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void areNearestRanksInMilliseconds() {
        var hundred = LongStream.rangeClosed(1, 100).map(n -> n * 1000).boxed().toList();
        assertThat(Percentiles.of(hundred)).isEqualTo(new Percentiles(50, 99, 100));
    }
}
