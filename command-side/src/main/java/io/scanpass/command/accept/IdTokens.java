package io.scanpass.command.accept;

import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.http.Refused;
import io.scanpass.contract.jwt.TokenDecoder;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.stereotype.Component;

/** Reads ID tokens that clients hand back as hints: ours, though they may have expired (OpenID Connect Core section 2). */
@Component
public class IdTokens {

    private static final Logger LOG = LoggerFactory.getLogger(IdTokens.class);

    private final JwtDecoder decoder;

    IdTokens(PublicUris uris, PublishedKeys publishedKeys) {
        decoder = TokenDecoder.idTokens(
                publishedKeys, new JwtIssuerValidator(uris.issuer().toString()));
    }

    /**
     * Empty for what is no ID token of ours: an access token least of all.
     *
     * @throws Refused temporarily_unavailable when the keys cannot be fetched
     */
    public Optional<IdToken> read(String text) {
        try {
            Jwt token = decoder.decode(text);
            String userId = token.getSubject();
            String sessionId = token.getClaimAsString("sid");
            List<String> audience = token.getAudience();
            if (userId == null || sessionId == null || audience == null || audience.size() != 1) {
                return Optional.empty();
            }
            return Optional.of(new IdToken(userId, sessionId, audience.getFirst()));
        } catch (BadJwtException notOurs) {
            return Optional.empty();
        } catch (JwtException noKeys) {
            LOG.warn("no keys to check ID tokens with: {}", noKeys.getMessage());
            throw new Refused(RejectionCode.TEMPORARILY_UNAVAILABLE);
        }
    }

    /** Whose sign-in at which client it tells of. */
    public record IdToken(String userId, String sessionId, String clientId) {}
}
