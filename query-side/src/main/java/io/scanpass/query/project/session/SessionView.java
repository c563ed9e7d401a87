package io.scanpass.query.project.session;

import io.scanpass.contract.session.SessionEvent.Approval;
import io.scanpass.contract.session.SessionEvent.AuthorizationCode;
import io.scanpass.contract.session.SessionEvent.Device;
import io.scanpass.contract.session.SessionEvent.SessionRenamed;
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
 * @param nonce that its first ID token repeats
 * @param name that its user gave it
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
        @Nullable String dpopJkt,
        @Nullable Device device,
        @Nullable String nonce,
        @Nullable String name) {

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
                event.dpopJkt(),
                event.device(),
                event.nonce(),
                null);
    }

    SessionView revoked(SessionRevoked event) {
        return next(event.revokedAt(), event.reason(), name);
    }

    SessionView renamed(SessionRenamed event) {
        return next(revokedAt, revokeReason, event.name());
    }

    /** As the command side will say too, when it has heard of it. */
    SessionView reused(Instant noticedAt) {
        return revokedAt == null ? next(noticedAt, "refresh_token_reused", name) : this;
    }

    private SessionView next(@Nullable Instant over, @Nullable String reason, @Nullable String called) {
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
                over,
                reason,
                dpopJkt,
                device,
                nonce,
                called);
    }

    /** Whether its tokens are worth anything at this instant. */
    public boolean isLiveAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
