package io.scanpass.query.serve.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/**
 * Access tokens whose signature was verified, by their SHA-256: a service that asks about each of its requests asks about
 * the same few tokens. Kept for seconds only, so that a key that is withdrawn is done with.
 */
@Component
final class VerifiedTokens {

    private static final int MOST = 20_000;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** In the order of RFC 7662 section 2.2, then those of RFC 9068 section 2.2, RFC 7800 and OpenID Connect. */
    private static final List<String> CLAIMS = List.of(
            "scope", "client_id", "exp", "iat", "sub", "aud", "iss", "jti", "sid", "cnf", "auth_time", "amr", "acr");

    private final Cache<String, Verified> cache =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();
    private final JwtDecoder decoder;

    VerifiedTokens(@Qualifier("issuedTokens") JwtDecoder decoder) {
        this.decoder = decoder;
    }

    /** @param claims as introspection tells them */
    record Verified(String sessionId, Instant end, Map<String, Object> claims) {

        @Override
        public String toString() {
            return "[***]";
        }
    }

    /** Empty for anything but an access token of ours that has not expired at this time. */
    Optional<Verified> verified(String token, Instant now) {
        String hash = TokenHash.base64(token);
        Optional<Verified> verified = Optional.ofNullable(cache.getIfPresent(hash));
        if (verified.isEmpty()) {
            verified = verify(token);
            verified.ifPresent(ours -> cache.put(hash, ours)); // forgeries must not crowd out tokens
        }
        return verified.filter(ours -> now.isBefore(ours.end()));
    }

    private Optional<Verified> verify(String token) {
        try {
            Jwt jwt = decoder.decode(token);
            Instant end = Objects.requireNonNull(jwt.getExpiresAt()); // the decoder takes none without
            return Optional.ofNullable(jwt.getClaimAsString("sid"))
                    .map(sessionId -> new Verified(sessionId, end, told(jwt)));
        } catch (JwtException notOurs) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> told(Jwt jwt) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("active", true);
        told.put("token_type", jwt.getClaims().containsKey("cnf") ? "DPoP" : "Bearer");
        for (String name : CLAIMS) {
            Object value = jwt.getClaims().get(name);
            if (value != null) told.put(name, value instanceof Instant instant ? instant.getEpochSecond() : value);
        }
        return Map.copyOf(told);
    }
}
