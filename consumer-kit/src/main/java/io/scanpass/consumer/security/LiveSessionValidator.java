package io.scanpass.consumer.security;

import io.scanpass.consumer.session.NotCaughtUp;
import io.scanpass.consumer.session.RevokedSessions;
import java.time.Instant;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Refuses the access token of a session that has ended, as {@code invalid_token} (RFC 6750 section 3.1). As a bean it joins
 * Spring Boot's own validators of a resource server.
 */
public final class LiveSessionValidator implements OAuth2TokenValidator<Jwt> {

    private final RevokedSessions revoked;

    public LiveSessionValidator(RevokedSessions revoked) {
        this.revoked = revoked;
    }

    /** @throws JwtException before ended sessions are known: the server's fault, not the token's */
    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        String sessionId = token.getClaimAsString("sid");
        Instant issuedAt = token.getIssuedAt();
        if (sessionId == null || issuedAt == null) return refused("sid and iat are required");
        try {
            return revoked.isEnded(sessionId, issuedAt)
                    ? refused("the session has ended")
                    : OAuth2TokenValidatorResult.success();
        } catch (NotCaughtUp notYet) {
            throw new JwtException(String.valueOf(notYet.getMessage()), notYet);
        }
    }

    private static OAuth2TokenValidatorResult refused(String why) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, why, null));
    }
}
