package io.scanpass.contract.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactJwsTest {

    @Test
    void isThreePartsOfBase64Url() {
        assertThat(CompactJws.isWellFormed("eyJhbGciOiJub25lIn0.e30.AAAA")).isTrue();
        assertThat(CompactJws.isWellFormed("e30.e30.-_8")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "e30",
                "e30.e30",
                "e30.e30.",
                "e30..e30",
                ".e30.e30",
                "e30.e30.e30.",
                "e30.e30.e30.e30.e30",
                "e30.e30.e30=",
                "e30.e30.e31",
                "e30.e30.e",
                "e30.e30.+/8",
                " e30.e30.e30",
                "e30.e30.e30\n",
                "e30.e3 0.e30",
                "é.e30.e30"
            })
    void isNothingElse(String text) {
        assertThat(CompactJws.isWellFormed(text)).isFalse();
    }

    /** {"crit":[]}, {"b64":true}, {"zip":"DEF"}, {"a":1,"a":2} */
    @ParameterizedTest
    @ValueSource(strings = {"eyJjcml0IjpbXX0", "eyJiNjQiOnRydWV9", "eyJ6aXAiOiJERUYifQ", "eyJhIjoxLCJhIjoyfQ"})
    void hasAPlainHeader(String header) {
        assertThat(CompactJws.isWellFormed(header + ".e30.AAAA")).isFalse();
    }
}
