package io.scanpass.query.project.session;

import io.scanpass.contract.session.SessionEvent.Approval;
import io.scanpass.contract.session.SessionEvent.AuthorizationCode;
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
 * @param device a JWE of {@link io.scanpass.contract.personal.Device}, as it came; null once the session is over
 * @param name a JWE of {@link io.scanpass.contract.personal.SessionName}, as it came; null once the session is over
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
        @Nullable String device,
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
        return over(event.revokedAt(), event.reason());
    }

    SessionView renamed(SessionRenamed event) {
        return next(revokedAt, revokeReason, device, event.name());
    }

    /** As the command side will say too, when it has heard of it. */
    SessionView reused(Instant noticedAt) {
        return revokedAt == null ? over(noticedAt, "refresh_token_reused") : this;
    }

    /** Nobody needs to know any more where it was. */
    private SessionView over(Instant since, String reason) {
        return next(since, reason, null, null);
    }

    private SessionView next(
            @Nullable Instant over, @Nullable String reason, @Nullable String where, @Nullable String called) {
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
                where,
                nonce,
                called);
    }

    /** Whether its tokens are worth anything at this instant. */
    public boolean isLiveAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
