package io.scanpass.contract.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "::ffff:203.0.113.7, 203.0.113.7",
        "2001:db8:0:1::7, 2001:db8:0:1:ffff:ffff:ffff:ffff",
        "127.0.0.1, ::1",
        "127.0.0.1, 127.0.0.53",
    })
    void isOneForAddressesBehindOneRouter(String one, String other) {
        assertThat(Network.of(one)).isEqualTo(Network.of(other));
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.8",
        "2001:db8:0:1::7, 2001:db8:0:2::7",
        "127.0.0.1, 203.0.113.7",
        "203.0.113.7, nonsense",
    })
    void isAnotherForOthers(String one, String other) {
        assertThat(Network.of(one)).isNotEqualTo(Network.of(other));
    }

    @Test
    void readsLikeAnAddress() {
        assertThat(Network.of("203.0.113.7")).hasToString("203.0.113.7");
        assertThat(Network.of("2001:db8:0:1::7")).hasToString("2001:db8:0:1:0:0:0:0/64");
        assertThat(Network.of("::1")).hasToString("loopback");
    }
}
