package io.scanpass.contract.session;

import io.scanpass.contract.PublishedEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens to a session: one sign-in of one user at one client. */
public sealed interface SessionEvent extends PublishedEvent {

    String sessionId();

    @Override
    default String aggregateId() {
        return sessionId();
    }

    /**
     * Someone is signed in.
     *
     * @param method how, in the words of RFC 8176: {@code pwd}; or {@code qr} for an approval by phone
     * @param approvedBy the phone session that approved and the login it approved; null for a password
     * @param authorizationCode what the client must present for its tokens; null where a device code does that
     * @param dpopJkt thumbprint (RFC 7638) of the key that all its tokens are bound to (RFC 9449); absent where none was named
     * @param expiresAt the session ends at this instant whatever happens
     */
    record SessionStarted(
            String sessionId,
            String userId,
            String clientId,
            String scope,
            String method,
            @Nullable Approval approvedBy,
            @Nullable AuthorizationCode authorizationCode,
            Instant startedAt,
            Instant expiresAt,
            @Nullable String dpopJkt)
            implements SessionEvent {}

    /** The session is over; its tokens are worth nothing from now on. */
    record SessionRevoked(String sessionId, String userId, String reason, Instant revokedAt) implements SessionEvent {}

    /** Which phone session approved which login. */
    record Approval(String loginId, String phoneSessionId) {}

    /**
     * What a redeemer of the authorization code must match.
     *
     * @param sha256 of the code, base64url
     * @param codeChallenge PKCE S256 (RFC 7636)
     */
    record AuthorizationCode(String sha256, String codeChallenge, Instant expiresAt) {}
}
