package io.scanpass.testing;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.scanpass.testing.Forgeries.Forgery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A genuine JWS in other shapes than the one that RFC 7515 section 7.1 gives it. */
public final class Misshapes {

    private final String genuine;
    private final String[] parts;
    private final ECKey publicKey;
    private final List<Forgery> all = new ArrayList<>();

    private Misshapes(String genuine, ECKey publicKey) {
        this.genuine = genuine;
        this.parts = genuine.split("\\.", -1);
        this.publicKey = publicKey;
    }

    static List<Forgery> of(String genuine, ECKey publicKey) {
        Misshapes misshapes = new Misshapes(genuine, publicKey);
        misshapes.otherShapes();
        try {
            misshapes.encryptions();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
        return misshapes.all;
    }

    /** What no header of HTTP carries: for parameters of a form. */
    public static List<Forgery> inForms(String genuine) {
        return List.of(
                new Forgery("white space before", " " + genuine),
                new Forgery("white space after", genuine + "\n"),
                new Forgery("a line break inside", genuine.replaceFirst("\\.", ".\r\n")),
                new Forgery("a null byte after", genuine + "\u0000"));
    }

    private void otherShapes() {
        String input = parts[0] + "." + parts[1];
        add("two parts", input);
        add("a trailing dot", genuine + ".");
        add("a leading dot", "." + genuine);
        add("no payload (RFC 7515 appendix F)", parts[0] + ".." + parts[2]);
        add("no header", "." + parts[1] + "." + parts[2]);
        add("padding", genuine + "==");
        add("padding inside", parts[0] + "=." + parts[1] + "=." + parts[2] + "==");
        add("a signature spelled otherwise", input + "." + respelled(parts[2]));
        add(
                "a character that is not base64url",
                input + "." + parts[2].substring(0, 10) + "?" + parts[2].substring(10));
        add("another payload", parts[0] + "." + JwtSigner.encoded("{\"sub\":\"admin\"}") + "." + parts[2]);
        add("JSON, flattened", JSONObjectUtils.toJSONString(json(parts)));
        add(
                "JSON, general",
                JSONObjectUtils.toJSONString(Map.of(
                        "payload",
                        parts[1],
                        "signatures",
                        List.of(Map.of("protected", parts[0], "signature", parts[2])))));
        add(
                "JSON that names another header",
                JSONObjectUtils.toJSONString(
                        Map.of("payload", parts[1], "header", Map.of("alg", "none"), "signature", "")));
        add(
                "a header nested 2,000 deep",
                JwtSigner.encoded("{\"alg\":\"ES256\",\"x\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}") + "."
                        + parts[1] + "." + parts[2]);
        add("a header that is no object", JwtSigner.encoded("[]") + "." + parts[1] + "." + parts[2]);
        add("a header that is no JSON", JwtSigner.encoded("{\"alg\":") + "." + parts[1] + "." + parts[2]);
        add(
                "a header twice",
                JwtSigner.encoded("{\"alg\":\"none\",\"alg\":\"ES256\"}") + "." + parts[1] + "." + parts[2]);
        add("junk", "junk");
        add("dots", "....");
        add("6 kB of nothing", "A".repeat(6_000));
    }

    /** Anybody can encrypt to a public key. */
    private void encryptions() throws JOSEException {
        JWEHeader.Builder toUs =
                new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A128GCM).keyID(publicKey.getKeyID());
        encrypt(
                "a JWE of the genuine one to the public key",
                toUs.contentType("JWT").build(),
                true);
        encrypt(
                "a JWE with zip",
                toUs.compressionAlgorithm(CompressionAlgorithm.DEF).build(),
                true);
        encrypt("a JWE under a secret of its own", new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A128GCM), false);
        String slow = "{\"alg\":\"PBES2-HS512+A256KW\",\"enc\":\"A256GCM\",\"p2s\":\"AAAAAAAAAAA\",\"p2c\":2147483647}";
        add("a JWE of 2^31 rounds", JwtSigner.encoded(slow) + ".AAAA.AAAA.AAAA.AAAA");
    }

    private void encrypt(String attack, JWEHeader jweHeader, boolean toUs) throws JOSEException {
        JWEObject jwe = new JWEObject(jweHeader, new Payload(genuine));
        jwe.encrypt(toUs ? new ECDHEncrypter(publicKey) : new DirectEncrypter(new byte[16]));
        add(attack, jwe.serialize());
    }

    private void add(String attack, String token) {
        all.add(new Forgery(attack, token));
    }

    /** The last of 86 characters has four bits that mean nothing. */
    private static String respelled(String signature) {
        int end = signature.length() - 1;
        return signature.substring(0, end) + (char) (signature.charAt(end) + 1);
    }

    private static Map<String, Object> json(String[] parts) {
        return Map.of("protected", parts[0], "payload", parts[1], "signature", parts[2]);
    }
}
