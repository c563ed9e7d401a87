package io.scanpass.query.serve.keys;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.security.EcPrivateJwk;
import io.jsonwebtoken.security.EcPublicJwk;
import io.jsonwebtoken.security.Jwks;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The key that signs tokens with ES256 (RFC 7518 section 3.4). */
public final class SigningKey {

    private final String id;
    private final ECPrivateKey privateKey;
    private final EcPublicJwk publicJwk;

    private SigningKey(EcPrivateJwk jwk) {
        this.publicJwk = jwk.toPublicJwk();
        this.privateKey = jwk.toKey();
        this.id = jwk.getId() == null ? publicJwk.thumbprint().toString() : jwk.getId();
    }

    /** @throws IllegalArgumentException when it is no private EC JWK on P-256; the message does not repeat it */
    public static SigningKey parse(String jwk) {
        try {
            if (Jwks.parser().build().parse(jwk.strip()) instanceof EcPrivateJwk ec && "P-256".equals(ec.get("crv"))) {
                return new SigningKey(ec);
            }
        } catch (JwtException | IllegalArgumentException | ClassCastException malformed) {
            throw new IllegalArgumentException("malformed"); // without the cause: it may quote the key
        }
        throw new IllegalArgumentException("another kind of key");
    }

    public String id() {
        return id;
    }

    public ECPrivateKey privateKey() {
        return privateKey;
    }

    public ECPublicKey publicKey() {
        return publicJwk.toKey();
    }

    /** By an allow-list of members (RFC 7517 section 4, RFC 7518 section 6.2.1). */
    public Map<String, String> publicMembers() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("kty", "EC");
        members.put("crv", "P-256");
        members.put("x", coordinate("x"));
        members.put("y", coordinate("y"));
        members.put("kid", id);
        members.put("use", "sig");
        members.put("alg", "ES256");
        return members;
    }

    private String coordinate(String name) {
        return Objects.requireNonNull(publicJwk.get(name)).toString();
    }

    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
