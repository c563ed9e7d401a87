package io.scanpass.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The classic attacks on a JWS, made of a genuine one (ES256) by someone who does not hold its key. */
public final class Forgeries {

    private static final BigInteger ORDER =
            new BigInteger("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", 16);
    private static final int HALF = 32;

    private final String[] parts;
    private final Map<String, Object> header;
    private final ECKey publicKey;
    private final JwtSigner attacker;
    private final URI trap;
    private final List<Forgery> all = new ArrayList<>();

    /** One attack and what it presents. */
    public record Forgery(String attack, String token) {

        @Override
        public String toString() {
            return attack;
        }
    }

    /** @param attacker whose public keys wait at the trap */
    private Forgeries(String genuine, JWK key, JwtSigner attacker, URI trap) {
        this.parts = genuine.split("\\.", -1);
        this.publicKey = key.toPublicJWK().toECKey();
        this.attacker = attacker;
        this.trap = trap;
        try {
            this.header = JSONObjectUtils.parse(Base64URL.from(parts[0]).decodeToString());
        } catch (ParseException failure) {
            throw new IllegalArgumentException(failure);
        }
    }

    public static List<Forgery> of(String genuine, JWK key, JwtSigner attacker, URI trap) {
        Forgeries forgeries = new Forgeries(genuine, key, attacker, trap);
        try {
            forgeries.algorithms();
            forgeries.publicKeyAsSecret();
            forgeries.signatures();
            forgeries.ownKeys();
            forgeries.keyIds();
        } catch (GeneralSecurityException | JOSEException failure) {
            throw new IllegalStateException(failure);
        }
        forgeries.all.addAll(Misshapes.of(genuine, forgeries.publicKey));
        return forgeries.all;
    }

    private void algorithms() {
        for (String none : List.of("none", "None", "NONE", "nOnE", "")) {
            String named = with("alg", none) + "." + parts[1];
            add("alg '" + none + "' without signature", named + ".");
            add("alg '" + none + "' with the signature kept", named + "." + parts[2]);
        }
        for (String other :
                List.of("ES384", "ES512", "ES256K", "PS256", "RS256", "HS256", "EdDSA", "es256", "SHA256")) {
            add("alg changed to " + other, with("alg", other) + "." + parts[1] + "." + parts[2]);
        }
        add("alg as a list", with("alg", List.of("ES256")) + "." + parts[1] + "." + parts[2]);
        add("alg missing", with("alg", null) + "." + parts[1] + "." + parts[2]);
    }

    private void publicKeyAsSecret() throws GeneralSecurityException, JOSEException {
        byte[] der = publicKey.toECPublicKey().getEncoded();
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        String pem = "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----";
        byte[] point = ByteBuffer.allocate(2 * HALF)
                .put(publicKey.getX().decode())
                .put(publicKey.getY().decode())
                .array();
        Map<String, byte[]> secrets = new LinkedHashMap<>();
        secrets.put("as PEM", bytes(pem));
        secrets.put("as PEM with a line break at its end", bytes(pem + "\n"));
        secrets.put("as DER", der);
        secrets.put("as JWK", bytes(publicKey.toJSONString()));
        secrets.put("as its coordinates", point);
        secrets.put(
                "as its point", ByteBuffer.allocate(65).put((byte) 4).put(point).array());
        for (String algorithm : List.of("HS256", "HS384", "HS512")) {
            for (Map.Entry<String, byte[]> secret : secrets.entrySet()) {
                add(
                        algorithm + " under the public key " + secret.getKey(),
                        maced(algorithm, header, secret.getValue()));
            }
        }
    }

    private void signatures() {
        byte[] signature = Base64URL.from(parts[2]).decode();
        byte[] r = Arrays.copyOf(signature, HALF);
        byte[] s = Arrays.copyOfRange(signature, HALF, signature.length);
        byte[] zero = new byte[HALF];
        byte[] n = Arrays.copyOfRange(ORDER.toByteArray(), 1, HALF + 1);
        sign("blank signature", new byte[0]);
        sign("signature all zero", zero, zero);
        sign("signature with r = 0", zero, s);
        sign("signature with s = 0", r, zero);
        sign("signature with r = n", n, s);
        sign("signature with s = n", r, n);
        sign("signature with r = s = n", n, n);
        sign("signature in DER", der(r, s));
        sign("signature cut by a byte", Arrays.copyOf(signature, signature.length - 1));
        sign("half a signature", r);
        sign("signature longer by a byte", signature, new byte[1]);
        sign("signature behind zeros", zero, signature);
        sign("signature twice", signature, signature);
    }

    private void ownKeys() {
        String jwk = attacker.key().toPublicJWK().toJSONString();
        Map<String, Object> key = parsed(jwk);
        for (Object keyId : new Object[] {header.get("kid"), attacker.key().getKeyID(), null}) {
            Map<String, Object> named = new LinkedHashMap<>(header);
            if (keyId == null) named.remove("kid");
            else named.put("kid", keyId);
            String how = ", kid " + keyId;
            attack("signed by another key" + how, named, Map.of());
            attack("jwk of the attacker" + how, named, Map.of("jwk", key));
            attack("jku of the attacker" + how, named, Map.of("jku", trap.toString()));
            attack("x5u of the attacker" + how, named, Map.of("x5u", trap.toString()));
            attack("x5c of the attacker" + how, named, Map.of("x5c", List.of(SelfSigned.certificate(attacker))));
        }
        attack(
                "jwk with its private half",
                header,
                Map.of("jwk", parsed(attacker.key().toJSONString())));
    }

    private void keyIds() throws GeneralSecurityException {
        Object own = String.valueOf(header.get("kid"));
        for (Object keyId : new Object[] {
            "../../../../../../dev/null",
            "/dev/null",
            "' OR '1'='1",
            "x' UNION SELECT 'secret",
            "\u0000",
            own + "\u0000",
            "",
            "another",
            1,
            List.of(own),
            Map.of("kid", own),
            trap.toString(),
            "| sleep 10",
            "x".repeat(4_000)
        }) {
            String text = keyId.toString().replace("\u0000", "\\0");
            String shown = text.length() > 40 ? "of " + text.length() + " characters" : text;
            attack("kid " + shown, header, Map.of("kid", keyId));
            Map<String, Object> named = new LinkedHashMap<>(header);
            named.put("kid", keyId);
            add("kid " + shown + ", HS256 under nothing", maced("HS256", named, new byte[1]));
        }
    }

    private void add(String attack, String token) {
        all.add(new Forgery(attack, token));
    }

    private void attack(String attack, Map<String, Object> base, Map<String, Object> more) {
        Map<String, Object> changed = new LinkedHashMap<>(base);
        changed.putAll(more);
        String payload = Base64URL.from(parts[1]).decodeToString();
        add(attack, attacker.sign(JSONObjectUtils.toJSONString(changed), payload));
    }

    private String with(String member, @Nullable Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(header);
        if (value == null) changed.remove(member);
        else changed.put(member, value);
        return JwtSigner.encoded(JSONObjectUtils.toJSONString(changed));
    }

    private String maced(String algorithm, Map<String, Object> base, byte[] secret) throws GeneralSecurityException {
        Map<String, Object> changed = new LinkedHashMap<>(base);
        changed.put("alg", algorithm);
        String input = JwtSigner.encoded(JSONObjectUtils.toJSONString(changed)) + "." + parts[1];
        String name = algorithm.replace("HS", "HmacSHA");
        Mac mac = Mac.getInstance(name);
        mac.init(new SecretKeySpec(secret, name));
        return input + "." + Base64URL.encode(mac.doFinal(bytes(input)));
    }

    private void sign(String attack, byte[]... signature) {
        int length = Arrays.stream(signature).mapToInt(each -> each.length).sum();
        ByteBuffer joined = ByteBuffer.allocate(length);
        for (byte[] each : signature) joined.put(each);
        add(attack, parts[0] + "." + parts[1] + "." + Base64URL.encode(joined.array()));
    }

    private static byte[] der(byte[] r, byte[] s) {
        byte[] one = new BigInteger(1, r).toByteArray();
        byte[] two = new BigInteger(1, s).toByteArray();
        return ByteBuffer.allocate(6 + one.length + two.length)
                .put((byte) 0x30)
                .put((byte) (4 + one.length + two.length))
                .put((byte) 2)
                .put((byte) one.length)
                .put(one)
                .put((byte) 2)
                .put((byte) two.length)
                .put(two)
                .array();
    }

    private static Map<String, Object> parsed(String json) {
        try {
            return JSONObjectUtils.parse(json);
        } catch (ParseException failure) {
            throw new IllegalArgumentException(failure);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
