package io.scanpass.query.serve.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scanpass.query.TestKeys;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {

    @Test
    void publishesThePublicMembersOnly() {
        SigningKey key = SigningKey.parse(TestKeys.SIGNING);

        assertThat(key.publicMembers())
                .containsOnlyKeys("kty", "crv", "x", "y", "kid", "use", "alg")
                .containsEntry("kid", "test")
                .containsEntry("use", "sig")
                .containsEntry("alg", "ES256");
        assertThat(TestKeys.SIGNING).contains(key.publicMembers().get("x"));
        assertThat(key.toString()).isEqualTo("SigningKey[test]");
    }

    @Test
    void isNamedByItsThumbprintWhereItHasNoName() {
        // RFC 7638, applied to the key of RFC 7517 appendix A.2
        SigningKey key = SigningKey.parse("""
                {"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
                 "y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM",
                 "d":"870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE"}
                """);

        assertThat(key.id()).isEqualTo("cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "x",
                "{\"kty\":\"EC\"}",
                "{\"kty\":\"oct\",\"k\":\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8\"}"
            })
    void refusesWhatIsNoPrivateEcKey(String text) {
        assertThatThrownBy(() -> SigningKey.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause();
    }

    @Test
    void refusesAPublicKeyAndAKeyThatDoesNotFitTogether() {
        String publicOnly =
                Pattern.compile(",\"d\":\"[^\"]+\"").matcher(TestKeys.SIGNING).replaceAll("");
        String mixed = TestKeys.SIGNING.replaceAll("\"x\":\"[^\"]+\"", "\"x\":\"" + "A".repeat(43) + "\"");

        assertThatThrownBy(() -> SigningKey.parse(publicOnly)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SigningKey.parse(mixed)).isInstanceOf(IllegalArgumentException.class);
    }
}
