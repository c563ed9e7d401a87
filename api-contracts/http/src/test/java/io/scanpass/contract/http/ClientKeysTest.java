package io.scanpass.contract.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.scanpass.testing.JwtSigner;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClientKeysTest {

    private static final String EC = publicKey(JwtSigner.onP256("ec"));
    private static final String RSA = publicKey(JwtSigner.withRsa("rsa", 2048));

    @Test
    void takePublicKeysOnP256AndOfRsa() {
        for (String keys : new String[] {EC, RSA, EC + "," + RSA, with(EC, "use", "sig"), with(RSA, "alg", "PS256")}) {
            assertThat(new ClientKeys(set(keys)).isUsable()).as(keys).isTrue();
        }
    }

    static Stream<Named<String>> unusable() throws JOSEException {
        return Stream.of(
                Named.of("nothing", ""),
                Named.of("no JSON", "canary"),
                Named.of("no set", EC),
                Named.of("an empty set", set("")),
                Named.of("a private key", set(JwtSigner.onP256("ec").key().toJSONString())),
                Named.of(
                        "a private key of RSA",
                        set(JwtSigner.withRsa("rsa", 2048).key().toJSONString())),
                Named.of(
                        "a private key beside a public one",
                        set(EC + "," + JwtSigner.onP256("ec").key().toJSONString())),
                Named.of("a symmetric key", set("{\"kty\":\"oct\",\"k\":\"" + "A".repeat(43) + "\"}")),
                Named.of(
                        "another curve",
                        set(new ECKeyGenerator(Curve.P_384)
                                .generate()
                                .toPublicJWK()
                                .toJSONString())),
                Named.of("a kind that nobody knows", set(EC + ",{\"kty\":\"new\"}")),
                Named.of("a short RSA key", set(publicKey(JwtSigner.withRsa("rsa", 1024)))),
                Named.of("an exponent of 1", set(RSA.replaceAll("\"e\":\"[^\"]*\"", "\"e\":\"AQ\""))),
                Named.of(
                        "a point off the curve",
                        set(EC.replaceAll("\"x\":\"[^\"]*\"", "\"x\":\"" + "A".repeat(43) + "\""))),
                Named.of("for encryption", set(with(EC, "use", "enc"))),
                Named.of("for another algorithm", set(with(EC, "alg", "ES384"))),
                Named.of("for the other kind's algorithm", set(with(EC, "alg", "RS256"))));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void refuseWhatIsNoPublicKeyToVerifyWith(String jwks) {
        assertThat(new ClientKeys(jwks).isUsable()).isFalse();
        assertThat(new ClientKeys(jwks)).hasToString("0 public keys");
    }

    private static String publicKey(JwtSigner signer) {
        return signer.key().toPublicJWK().toJSONString();
    }

    private static String with(String key, String member, String value) {
        return key.replaceFirst("\\{", "{\"" + member + "\":\"" + value + "\",");
    }

    private static String set(String keys) {
        return "{\"keys\":[" + keys + "]}";
    }
}
