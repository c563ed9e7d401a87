package io.scanpass.testing;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.scanpass.testing.Forgeries.Forgery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;

/** JWTs that the right key signed and that are wrong all the same: of another kind, for another, or past understanding. */
public final class Misissues {

    private final JwtSigner signer;
    private final Map<String, Object> good;
    private final List<Forgery> all = new ArrayList<>();

    private Misissues(JwtSigner signer, Map<String, Object> good) {
        this.signer = signer;
        this.good = good;
    }

    /**
     * Whatever the token is for.
     *
     * @param good claims and, with a dot before their names, header members
     */
    public static List<Forgery> of(JwtSigner signer, Map<String, Object> good) {
        Misissues misissues = new Misissues(signer, good);
        misissues.headers();
        misissues.claims();
        misissues.payloads();
        return misissues.all;
    }

    /** Of an access token (RFC 9068 section 4). */
    public static List<Forgery> ofAccessToken(JwtSigner signer, Map<String, Object> good) {
        Misissues misissues = new Misissues(signer, good);
        for (@Nullable
        String type : Arrays.<@Nullable String>asList(
                null, "", "JWT", "dpop+jwt", "logout+jwt", "at+jwt2", "application/jwt")) {
            misissues.with(".typ", type);
        }
        misissues.with("sid", null);
        misissues.with("aud", List.of("elsewhere", "https://evil.example"));
        return misissues.all;
    }

    private void headers() {
        for (Object critical : List.of(List.of("unknown"), List.of("exp"), List.of("b64"), List.of(), "exp")) {
            with(".crit", critical);
        }
        with(".b64", false);
        with(".zip", "DEF");
        with(".typ", "dpop+jwt");
        with(".typ", "logout+jwt");
        with(".typ", 1);
        with(".kid", 1);
        with(".kid", "another");
        String header = json(good, true);
        String claims = json(good, false);
        String twice = header.replaceFirst("\\{", "{\"alg\":\"none\",");
        add("alg twice", signer.sign(twice, claims));
        add("kid twice", signer.sign(header.replaceFirst("\\{", "{\"kid\":\"x\","), claims));
        add(
                "a payload that is not encoded (RFC 7797)",
                unencoded(header.replaceFirst("\\{", "{\"b64\":false,\"crit\":[\"b64\"],")));
        add("a payload that is compressed", compressed(header.replaceFirst("\\{", "{\"zip\":\"DEF\","), claims));
        add("sub twice", signer.sign(header, claims.replaceFirst("\\{", "{\"sub\":\"admin\",")));
    }

    private void claims() {
        long now = Instant.now().getEpochSecond();
        for (@Nullable
        Object end : Arrays.<@Nullable Object>asList(
                null,
                now - 120,
                0,
                -1,
                "soon",
                Long.toString(now + 60),
                Long.MAX_VALUE,
                1e300,
                List.of(now + 60),
                true)) {
            with("exp", end);
        }
        with("nbf", now + 3_600);
        with("nbf", "now");
        for (@Nullable
        Object issuer : Arrays.<@Nullable Object>asList(
                null, "", "https://evil.example", good.get("iss") + "/", 1, List.of("x"))) with("iss", issuer);
        for (@Nullable
        Object audience :
                Arrays.<@Nullable Object>asList(null, "", "elsewhere", List.of(), List.of(1), 1, good.get("aud") + "x"))
            with("aud", audience);
        with("sub", null);
        with("sub", List.of("admin"));
    }

    private void payloads() {
        String header = json(good, true);
        for (String payload : List.of("foo", "[]", "null", "\"text\"", "{", "{}", "\u0000")) {
            add("payload " + payload.replace("\u0000", "of a null byte"), signer.sign(header, payload));
        }
        String nested = signer.sign(header, json(good, false));
        add("a JWT inside (cty JWT)", signer.sign(header.replaceFirst("\\{", "{\"cty\":\"JWT\","), nested));
        String deep = "{\"x\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}";
        add("claims nested 2,000 deep", signer.sign(header, deep));
    }

    private void with(String member, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(good);
        changed.put(member, value);
        String name = member.replaceFirst("^\\.", "header ");
        add(
                value == null
                        ? name + " missing"
                        : name + " is " + value + " of " + value.getClass().getSimpleName(),
                signer.sign(changed));
    }

    private void add(String attack, String token) {
        all.add(new Forgery(attack, token));
    }

    private String unencoded(String header) {
        String payload = json(good, false).replace(".", "");
        String input = JwtSigner.encoded(header) + "." + payload;
        byte[] signature = signer.signature(header, input.getBytes(StandardCharsets.UTF_8));
        return input + "." + Base64URL.encode(signature);
    }

    private String compressed(String header, String claims) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var deflating = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_COMPRESSION, true))) {
            deflating.write(claims.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        String input = JwtSigner.encoded(header) + "." + Base64URL.encode(bytes.toByteArray());
        byte[] signature = signer.signature(header, input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + Base64URL.encode(signature);
    }

    private static String json(Map<String, Object> members, boolean header) {
        Map<String, Object> some = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (name.startsWith(".") == header) some.put(name.replaceFirst("^\\.", ""), value);
        });
        return JSONObjectUtils.toJSONString(some);
    }
}
