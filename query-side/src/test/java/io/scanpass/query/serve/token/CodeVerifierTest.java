package io.scanpass.query.serve.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeVerifierTest {

    // RFC 7636, appendix B
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    @Test
    void matchesItsChallenge() {
        assertThat(CodeVerifier.matches(VERIFIER, CHALLENGE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjX",
                "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXK",
                "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk=",
                "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXkä"
            })
    void refusesAnother(String verifier) {
        assertThat(CodeVerifier.matches(verifier, CHALLENGE)).isFalse();
    }

    @Test
    void refusesTheChallengeItself() {
        assertThat(CodeVerifier.matches(CHALLENGE, CHALLENGE)).isFalse();
    }

    @Test
    void takesBetween43And128Characters() {
        assertThat(CodeVerifier.matches("a".repeat(42), challenge(42))).isFalse();
        assertThat(CodeVerifier.matches("a".repeat(43), challenge(43))).isTrue();
        assertThat(CodeVerifier.matches("a".repeat(128), challenge(128))).isTrue();
        assertThat(CodeVerifier.matches("a".repeat(129), challenge(129))).isFalse();
    }

    private static String challenge(int length) {
        return TokenFixture.s256("a".repeat(length));
    }
}
