package io.scanpass.query.serve.keys;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.Jwks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Writes the keys as an encrypted JWK set (RFC 7517 section 7): a compact JWE, {@code dir} with {@code A256GCM}. */
final class RingSeal {

    private static final int KEY_BYTES = 32;
    private static final String CONTENT_TYPE = "application/jwk-set+json";

    private final SecretKey key;
    private final JwtParser parser;

    private RingSeal(SecretKey key) {
        this.key = key;
        this.parser = Jwts.parser()
                .decryptWith(key)
                .key()
                .clear()
                .add(Jwts.KEY.DIRECT)
                .and()
                .enc()
                .clear()
                .add(Jwts.ENC.A256GCM)
                .and()
                .zip()
                .clear()
                .and()
                .build();
    }

    /**
     * @param text 32 bytes in base64url
     * @throws IllegalArgumentException when it is anything else; the message does not repeat it
     */
    static RingSeal parse(String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text.strip());
        if (bytes.length != KEY_BYTES) throw new IllegalArgumentException("not 32 bytes");
        return new RingSeal(new SecretKeySpec(bytes, "AES"));
    }

    String close(KeyRing ring) {
        String json =
                ring.keys().stream().map(SigningKey::secretJson).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
        return Jwts.builder()
                .content(json.getBytes(StandardCharsets.UTF_8), CONTENT_TYPE)
                .encryptWith(key, Jwts.ENC.A256GCM)
                .compact();
    }

    /** @throws IllegalArgumentException when this key did not close it, or somebody changed it; says nothing of the content */
    KeyRing open(String text) {
        byte[] json;
        try {
            json = parser.parseEncryptedContent(text.strip()).getPayload();
        } catch (JwtException | IllegalArgumentException closedByAnotherKey) {
            throw new IllegalArgumentException("not encrypted with this key, or damaged");
        }
        return keys(new String(json, StandardCharsets.UTF_8), Instant.EPOCH);
    }

    /**
     * @param text a JWK or a JWK set, not encrypted
     * @param otherwise when a key was made and began to sign that does not say so itself
     * @throws IllegalArgumentException when one of them is no private key of an algorithm of ours; without repeating it
     */
    static KeyRing keys(String text, Instant otherwise) {
        try {
            List<SigningKey> keys = parsed(text.strip()).stream()
                    .map(jwk -> SigningKey.of(jwk, otherwise))
                    .toList();
            long ids = keys.stream().map(SigningKey::id).distinct().count();
            if (keys.isEmpty() || ids < keys.size()) throw new IllegalArgumentException("no keys, or two of one name");
            return new KeyRing(keys);
        } catch (JwtException | IllegalArgumentException | ClassCastException malformed) {
            throw new IllegalArgumentException("malformed"); // without the cause: it may quote the key
        }
    }

    private static List<Jwk<?>> parsed(String text) {
        return text.contains("\"keys\"")
                ? List.copyOf(Jwks.setParser()
                        .ignoreUnsupported(false)
                        .build()
                        .parse(text)
                        .getKeys())
                : List.of(Jwks.parser().build().parse(text));
    }

    @Override
    public String toString() {
        return "[***]";
    }
}
