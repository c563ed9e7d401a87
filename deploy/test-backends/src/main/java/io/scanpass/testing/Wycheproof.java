package io.scanpass.testing;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JOSE test vectors of Project Wycheproof. */
public final class Wycheproof {

    private Wycheproof() {}

    /**
     * One case.
     *
     * @param jwks public keys to check it with, a JWK set as JSON text; the secret itself of a symmetric one
     * @param text a JWS, or a JWE
     * @param valid what a library that supports all algorithms must say of it
     */
    public record Vector(String name, String jwks, String text, boolean valid) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** JSON Web Signature, Key and the mixed cases that are signed. */
    public static List<Vector> signatures() {
        return Stream.of("signature", "key", "crypto")
                .flatMap(file -> vectors(file, "jws"))
                .toList();
    }

    /** JSON Web Encryption, and the mixed cases that are encrypted. */
    public static List<Vector> encryptions() {
        return Stream.of("encryption", "crypto")
                .flatMap(file -> vectors(file, "jwe"))
                .toList();
    }

    private static Stream<Vector> vectors(String file, String kind) {
        return objects(read(file), "testGroups").flatMap(group -> {
            Map<String, Object> keys = keys(group);
            String jwks = JSONObjectUtils.toJSONString(keys.containsKey("keys") ? keys : Map.of("keys", List.of(keys)));
            return objects(group, "tests")
                    .filter(test -> test.containsKey(kind))
                    .map(test -> new Vector(
                            file + " " + test.get("tcId") + " " + group.get("comment") + ": " + test.get("comment"),
                            jwks,
                            text(test.get(kind)),
                            "valid".equals(test.get("result"))));
        });
    }

    @SuppressWarnings("unchecked") // one or the other is there
    private static Map<String, Object> keys(Map<String, Object> group) {
        return (Map<String, Object>) Objects.requireNonNull(group.getOrDefault("public", group.get("private")));
    }

    private static Map<String, Object> read(String file) {
        String name = "/wycheproof/json_web_" + file + "_test.json";
        try (InputStream stream = Wycheproof.class.getResourceAsStream(name)) {
            if (stream == null) throw new IllegalStateException(name + " is missing");
            return JSONObjectUtils.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (ParseException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Stream<Map<String, Object>> objects(Map<String, Object> parent, String member) {
        try {
            return Stream.of(JSONObjectUtils.getJSONObjectArray(parent, member));
        } catch (ParseException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @SuppressWarnings("unchecked")
    private static String text(@Nullable Object value) {
        return value instanceof Map ? JSONObjectUtils.toJSONString((Map<String, ?>) value) : String.valueOf(value);
    }
}
