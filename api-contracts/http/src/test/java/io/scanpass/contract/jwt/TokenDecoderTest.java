package io.scanpass.contract.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class TokenDecoderTest {

    private static final Map<String, KeyPair> PAIRS = new ConcurrentHashMap<>();

    @ParameterizedTest
    @CsvSource({"EdDSA, Ed25519, Ed25519", "RS256, RSA, SHA256withRSA", "ES256, EC, SHA256withECDSAinP1363Format"})
    void takesWhatThePublishedKeySigned(String algorithm, String kind, String signature) throws Exception {
        KeyPair pair = pair(kind);
        JwtDecoder decoder = decoder(pair.getPublic(), algorithm);
        String token = token(header(algorithm, "at+jwt", "one"), pair, signature);

        Jwt jwt = decoder.decode(token);
        assertThat(jwt.getSubject()).isEqualTo("ada");

        int inTheSignature = token.length() - 20;
        char other = token.charAt(inTheSignature) == 'A' ? 'B' : 'A';
        assertBad(decoder, token.substring(0, inTheSignature) + other + token.substring(inTheSignature + 1));
        assertBad(decoder, token.substring(0, token.lastIndexOf('.') + 1));
        assertBad(decoder, token(header(algorithm, "at+jwt", "one"), otherPair(kind), signature));
        assertBad(decoder, token(header(algorithm, "at+jwt", "two"), pair, signature));
        assertBad(decoder, token(header(algorithm, "JWT", "one"), pair, signature));
        assertBad(decoder, token("{\"alg\":\"" + algorithm + "\",\"kid\":\"one\"}", pair, signature));
        assertBad(decoder, token("{\"alg\":\"" + algorithm + "\",\"typ\":\"at+jwt\"}", pair, signature));
    }

    @ParameterizedTest
    @CsvSource({"RS384, SHA384withRSA", "HS256, SHA256withRSA", "none, SHA256withRSA"})
    void takesNoOtherAlgorithmThoughTheKeyWouldDo(String algorithm, String signature) throws Exception {
        KeyPair pair = pair("RSA");
        assertBad(decoder(pair.getPublic(), algorithm), token(header(algorithm, "at+jwt", "one"), pair, signature));
    }

    @Test
    void tellsABadTokenFromKeysThatCannotBeAskedFor() {
        JwtDecoder decoder = TokenDecoder.accessTokens(
                (keyId, algorithm) -> {
                    throw new KeySourceException("no answer");
                },
                jwt -> OAuth2TokenValidatorResult.success());
        assertThatThrownBy(() -> decoder.decode(token(header("EdDSA", "at+jwt", "one"), pair("Ed25519"), "Ed25519")))
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class);
    }

    @Test
    void readsThePublishedFormOfAnEd25519Key() throws Exception {
        // RFC 8037 appendix A: key, payload and signature
        JWK jwk = JWK.parse("""
                {"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""");
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(PublicKeys.of(jwk).orElseThrow());
        signature.update(
                "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc".getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder()
                        .decode("hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt"
                                + "9g7sVvpAr_MuM0KAg")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAA\"}",
                "{\"kty\":\"oct\",\"k\":\"AAAA\"}"
            })
    void knowsNoKeyOfAnotherKind(String jwk) throws ParseException {
        assertThat(PublicKeys.of(JWK.parse(jwk))).isEmpty();
    }

    private static JwtDecoder decoder(PublicKey key, String algorithm) {
        return TokenDecoder.accessTokens(
                (keyId, asked) ->
                        keyId.equals("one") && asked.equals(JWSAlgorithm.parse(algorithm)) ? List.of(key) : List.of(),
                jwt -> OAuth2TokenValidatorResult.success());
    }

    private static void assertBad(JwtDecoder decoder, String token) {
        assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(BadJwtException.class);
    }

    private static KeyPair pair(String kind) {
        return PAIRS.computeIfAbsent(kind, TokenDecoderTest::otherPair);
    }

    private static KeyPair otherPair(String kind) {
        try {
            KeyPairGenerator pairs = KeyPairGenerator.getInstance(kind);
            if (kind.equals("EC")) pairs.initialize(256);
            if (kind.equals("RSA")) pairs.initialize(2048);
            return pairs.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String header(String algorithm, String type, String keyId) {
        return "{\"alg\":\"%s\",\"typ\":\"%s\",\"kid\":\"%s\"}".formatted(algorithm, type, keyId);
    }

    private static String token(String header, KeyPair pair, String algorithm) throws GeneralSecurityException {
        String signed = encoded(header.getBytes(StandardCharsets.UTF_8)) + "."
                + encoded("{\"sub\":\"ada\"}".getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(pair.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + encoded(signature.sign());
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
