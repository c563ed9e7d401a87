package io.scanpass.query.serve.keys;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.PrivateJwk;
import io.jsonwebtoken.security.PrivateJwkBuilder;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key that signs tokens, and its times. Stored as JSON Web Key with the members of OpenID Federation 1.0's historical
 * keys, in whole seconds.
 *
 * @param id {@code kid}: the RFC 7638 thumbprint of keys made here
 * @param made {@code iat}
 * @param signsFrom {@code nbf}: from then on it signs, until another of its algorithm does; published before that
 * @param publishedUntil {@code exp}: when all that it signed has expired; null while nothing follows it
 */
public record SigningKey(
        String id,
        SigningAlgorithm algorithm,
        KeyPair pair,
        Instant made,
        Instant signsFrom,
        @Nullable Instant publishedUntil) {

    static SigningKey generate(SigningAlgorithm algorithm, Instant made, Instant signsFrom) {
        KeyPair pair = algorithm.generate();
        return new SigningKey(jwk(pair).toPublicJwk().thumbprint().toString(), algorithm, pair, made, signsFrom, null);
    }

    /**
     * @param otherwise when it was made and began to sign, if the key does not say
     * @throws IllegalArgumentException when it is no private key of an algorithm of ours; the message does not repeat it
     */
    static SigningKey of(Jwk<?> jwk, Instant otherwise) {
        if (!(jwk instanceof PrivateJwk<?, ?, ?> key)) throw new IllegalArgumentException("no private key");
        PublicKey publicKey = key.toPublicJwk().toKey();
        SigningAlgorithm algorithm = SigningAlgorithm.of(publicKey)
                .filter(fitting ->
                        key.getAlgorithm() == null || fitting.wireName().equals(key.getAlgorithm()))
                .orElseThrow(() -> new IllegalArgumentException("another kind of key"));
        return new SigningKey(
                key.getId() == null ? key.toPublicJwk().thumbprint().toString() : key.getId(),
                algorithm,
                new KeyPair(publicKey, key.toKey()),
                Objects.requireNonNullElse(time(key, "iat"), otherwise),
                Objects.requireNonNullElse(time(key, "nbf"), otherwise),
                time(key, "exp"));
    }

    public boolean signsAt(Instant now) {
        return !signsFrom.isAfter(now) && isPublishedAt(now);
    }

    public boolean isPublishedAt(Instant now) {
        return publishedUntil == null || now.isBefore(publishedUntil);
    }

    public PublicKey publicKey() {
        return pair.getPublic();
    }

    /** Signs, and names itself in the header. */
    public String sign(JwtBuilder token) {
        return token.header()
                .keyId(id)
                .and()
                .signWith(pair.getPrivate(), algorithm.jws())
                .compact();
    }

    /** By an allow-list of members (RFC 7517 section 4; RFC 7518 sections 6.2.1, 6.3.1; RFC 8037 section 2). */
    public Map<String, String> publicMembers() {
        Jwk<?> jwk = jwk(pair).toPublicJwk();
        Map<String, String> members = new LinkedHashMap<>();
        members.put("kty", jwk.getType());
        for (String name : algorithm.publicMembers()) {
            members.put(name, Objects.requireNonNull(jwk.get(name)).toString());
        }
        members.put("kid", id);
        members.put("use", "sig");
        members.put("alg", algorithm.wireName());
        return members;
    }

    /** All of it, the private part too: JSON that only {@link KeyFile} may see. */
    String secretJson() {
        Map<String, Object> members = new LinkedHashMap<>(Map.of(
                "kid",
                id,
                "use",
                "sig",
                "alg",
                algorithm.wireName(),
                "iat",
                made.getEpochSecond(),
                "nbf",
                signsFrom.getEpochSecond()));
        if (publishedUntil != null) members.put("exp", publishedUntil.getEpochSecond());
        return Jwks.UNSAFE_JSON(builder(pair).add(members).build());
    }

    SigningKey signingFrom(Instant start) {
        return new SigningKey(id, algorithm, pair, made, start, publishedUntil);
    }

    SigningKey publishedUntil(@Nullable Instant end) {
        return new SigningKey(id, algorithm, pair, made, signsFrom, end);
    }

    private static PrivateJwk<?, ?, ?> jwk(KeyPair pair) {
        return builder(pair).build();
    }

    private static PrivateJwkBuilder<PrivateKey, PublicKey, ?, ?, ?> builder(KeyPair pair) {
        return Jwks.builder().keyPair(pair);
    }

    private static @Nullable Instant time(Jwk<?> jwk, String member) {
        return switch (jwk.get(member)) {
            case null -> null;
            case Number seconds -> Instant.ofEpochSecond(seconds.longValue());
            default -> throw new IllegalArgumentException(member + " is no number");
        };
    }

    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
