package io.scanpass.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SigningKeyTest {

    private final String key = SigningKey.generate();

    @Test
    void signsWhatItsPublicHalfVerifies() throws Exception {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
        KeyFactory keys = KeyFactory.getInstance("EC");
        byte[] message = "message".getBytes(UTF_8);

        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(keys.generatePrivate(new ECPrivateKeySpec(number("d"), curve)));
        signer.update(message);
        byte[] signature = signer.sign();

        Signature verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(keys.generatePublic(new ECPublicKeySpec(new ECPoint(number("x"), number("y")), curve)));
        verifier.update(message);
        assertThat(verifier.verify(signature)).isTrue();
    }

    @Test
    void isNamedByItsThumbprint() throws Exception {
        String required =
                "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}".formatted(text("x"), text("y"));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(required.getBytes(UTF_8));
        assertThat(text("kid"))
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        assertThat(key).contains("\"use\":\"sig\"", "\"alg\":\"ES256\"", "\"kty\":\"EC\"", "\"crv\":\"P-256\"");
    }

    // One coordinate in 256 begins with a zero byte, so that many keys see some.
    @RepeatedTest(200)
    void writesEveryCoordinateInFull() {
        assertThat(Base64.getUrlDecoder().decode(text("x"))).hasSize(32);
        assertThat(Base64.getUrlDecoder().decode(text("y"))).hasSize(32);
        assertThat(Base64.getUrlDecoder().decode(text("d"))).hasSize(32);
    }

    private BigInteger number(String member) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text(member)));
    }

    private String text(String member) {
        Matcher found = Pattern.compile("\"" + member + "\":\"([^\"]+)\"").matcher(key);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
