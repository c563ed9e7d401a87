package io.scanpass.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void givesNoPortOutTwice() {
        assertThat(Stream.generate(Ports::free).limit(500)).doesNotHaveDuplicates();
    }
}
