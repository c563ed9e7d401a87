package io.scanpass.command.accept;

import java.time.Instant;
import java.util.Objects;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who asks, by the access token alone; nothing in a request can say otherwise.
 *
 * @param authenticatedAt when the person gave the password (OpenID Connect {@code auth_time})
 */
public record Caller(String userId, String sessionId, String clientId, Instant authenticatedAt) {

    /** {@link AccessTokens} accepts no token without these claims. */
    public static Caller of(Jwt accessToken) {
        return new Caller(
                Objects.requireNonNull(accessToken.getSubject()),
                Objects.requireNonNull(accessToken.getClaimAsString("sid")),
                Objects.requireNonNull(accessToken.getClaimAsString("client_id")),
                Objects.requireNonNull(accessToken.getClaimAsInstant("auth_time")));
    }
}
