package io.scanpass.query.project.session;

import io.scanpass.contract.session.SessionEvent.Approval;
import io.scanpass.contract.session.SessionEvent.AuthorizationCode;
import io.scanpass.contract.session.SessionEvent.SessionRevoked;
import io.scanpass.contract.session.SessionEvent.SessionStarted;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in of one user at one client.
 *
 * @param method how: {@code pwd} or {@code qr}
 * @param dpopJkt thumbprint of the key that its tokens are bound to (RFC 9449)
 * @param revokedAt null while nobody ended it early
 */
public record SessionView(
        String sessionId,
        String userId,
        String clientId,
        String scope,
        String method,
        @Nullable Approval approvedBy,
        @Nullable AuthorizationCode authorizationCode,
        Instant startedAt,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable String revokeReason,
        @Nullable String dpopJkt) {

    static SessionView started(SessionStarted event) {
        return new SessionView(
                event.sessionId(),
                event.userId(),
                event.clientId(),
                event.scope(),
                event.method(),
                event.approvedBy(),
                event.authorizationCode(),
                event.startedAt(),
                event.expiresAt(),
                null,
                null,
                event.dpopJkt());
    }

    SessionView revoked(SessionRevoked event) {
        return new SessionView(
                sessionId,
                userId,
                clientId,
                scope,
                method,
                approvedBy,
                authorizationCode,
                startedAt,
                expiresAt,
                event.revokedAt(),
                event.reason(),
                dpopJkt);
    }

    /** Whether its tokens are worth anything at this instant. */
    public boolean isLiveAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
