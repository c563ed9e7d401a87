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
     * @param device a JWE of {@link io.scanpass.contract.personal.Device}: where it is; absent once the user is forgotten
     * @param nonce that its first ID token repeats (OpenID Connect Core section 3.1.2.1); absent where none was sent
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
            @Nullable String dpopJkt,
            @Nullable String device,
            @Nullable String nonce)
            implements SessionEvent {}

    /**
     * Its user gave it a name.
     *
     * @param name a JWE of {@link io.scanpass.contract.personal.SessionName}; absent once the user is forgotten
     */
    record SessionRenamed(
            String sessionId, String userId, @Nullable String name, Instant renamedAt) implements SessionEvent {}

    /**
     * The session is over; its tokens are worth nothing from now on.
     *
     * @param reason {@code signed_out}, {@code not_me}, {@code approver_not_me}, {@code approver_signed_out}, {@code
     *     password_changed}, {@code user_disabled}, {@code user_erased}, {@code too_many_sessions}, {@code refresh_token_reused} or one that a
     *     later version adds
     */
    record SessionRevoked(String sessionId, String userId, String reason, Instant revokedAt) implements SessionEvent {}

    /** Which phone session approved which login. */
    record Approval(String loginId, String phoneSessionId) {}

    /**
     * What a redeemer of the authorization code must match.
     *
     * @param sha256 of the code, base64url
     * @param codeChallenge PKCE S256 (RFC 7636)
     * @param redirectUri where the code was sent (RFC 6749 section 4.1.3); absent where it was sent nowhere
     */
    record AuthorizationCode(
            String sha256,
            String codeChallenge,
            Instant expiresAt,
            @Nullable String redirectUri) {}
}
