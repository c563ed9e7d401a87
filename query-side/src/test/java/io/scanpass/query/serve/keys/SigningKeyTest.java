package io.scanpass.query.serve.keys;

import static io.scanpass.query.serve.keys.KeyFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jsonwebtoken.Jwts;
import io.scanpass.query.TestKeys;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {

    @Test
    void publishesThePublicMembersOnly() {
        SigningKey key = parse(TestKeys.SIGNING);

        assertThat(key.publicMembers())
                .containsOnlyKeys("kty", "crv", "x", "y", "kid", "use", "alg")
                .containsEntry("kid", "test")
                .containsEntry("use", "sig")
                .containsEntry("alg", "ES256");
        assertThat(TestKeys.SIGNING).contains(key.publicMembers().get("x"));
        assertThat(key.toString()).isEqualTo("SigningKey[test]");
    }

    @ParameterizedTest
    @EnumSource
    void isWrittenAndReadBackWhole(SigningAlgorithm algorithm) {
        SigningKey key =
                SigningKey.generate(algorithm, NOW, NOW.plusSeconds(60)).publishedUntil(NOW.plusSeconds(99));

        SigningKey read = parse(key.secretJson());

        assertThat(read.publicMembers()).isEqualTo(key.publicMembers());
        assertThat(read).usingRecursiveComparison().ignoringFields("pair").isEqualTo(key);
        String token = read.sign(Jwts.builder().subject("ada"));
        assertThat(Jwts.parser()
                        .verifyWith(key.publicKey())
                        .build()
                        .parseSignedClaims(token)
                        .getHeader())
                .containsEntry("alg", algorithm.wireName())
                .containsEntry("kid", key.id());
        assertThat(key.publicMembers()).doesNotContainKeys("d", "p", "q", "dp", "dq", "qi", "iat", "nbf", "exp");
    }

    @Test
    void isNamedByItsThumbprintWhereItHasNoName() {
        // RFC 7638, applied to the key of RFC 7517 appendix A.2
        SigningKey key = parse("""
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
                "{\"keys\":[]}",
                "{\"kty\":\"EC\"}",
                "{\"kty\":\"oct\",\"k\":\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8\"}"
            })
    void refusesWhatIsNoPrivateKeyOfOurs(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause();
    }

    @Test
    void refusesAPublicKeyAKeyThatDoesNotFitTogetherAndOneForSomethingElse() {
        String publicOnly =
                Pattern.compile(",\"d\":\"[^\"]+\"").matcher(TestKeys.SIGNING).replaceAll("");
        String mixed = TestKeys.SIGNING.replaceAll("\"x\":\"[^\"]+\"", "\"x\":\"" + "A".repeat(43) + "\"");
        String otherUse = TestKeys.SIGNING.replace("{", "{\"alg\":\"ECDH-ES\",");

        assertThatThrownBy(() -> parse(publicOnly)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> parse(mixed)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> parse(otherUse)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesTwoKeysOfOneName() {
        String twice = "{\"keys\":[" + TestKeys.SIGNING + "," + TestKeys.jwk() + "]}";
        assertThatThrownBy(() -> RingSeal.keys(twice, NOW)).isInstanceOf(IllegalArgumentException.class);
    }

    private static SigningKey parse(String jwk) {
        return RingSeal.keys(jwk, Instant.EPOCH).keys().getFirst();
    }
}
