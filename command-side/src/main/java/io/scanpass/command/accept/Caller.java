package io.scanpass.command.accept;

import java.util.Objects;
import org.springframework.security.oauth2.jwt.Jwt;

/** Who asks, by the access token alone; nothing in a request can say otherwise. */
public record Caller(String userId, String sessionId, String clientId) {

    /** {@link AccessTokens} accepts no token without these claims. */
    public static Caller of(Jwt accessToken) {
        return new Caller(
                Objects.requireNonNull(accessToken.getSubject()),
                Objects.requireNonNull(accessToken.getClaimAsString("sid")),
                Objects.requireNonNull(accessToken.getClaimAsString("client_id")));
    }
}
