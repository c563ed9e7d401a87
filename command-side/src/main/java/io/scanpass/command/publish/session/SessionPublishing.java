package io.scanpass.command.publish.session;

import io.scanpass.command.decide.Personal;
import io.scanpass.command.decide.session.SessionEvent;
import io.scanpass.contract.session.SessionEvent.Approval;
import io.scanpass.contract.session.SessionEvent.AuthorizationCode;
import io.scanpass.contract.session.SessionEvent.SessionRenamed;
import io.scanpass.contract.session.SessionEvent.SessionRevoked;
import io.scanpass.contract.session.SessionEvent.SessionStarted;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The allow-list of what leaves of a session's events. */
public final class SessionPublishing {

    private SessionPublishing() {}

    public static io.scanpass.contract.session.SessionEvent publish(
            SessionEvent stored, Function<Personal<?>, @Nullable String> sealed) {
        return switch (stored) {
            case SessionEvent.SessionStarted event ->
                new SessionStarted(
                        event.sessionId(),
                        event.userId(),
                        event.clientId(),
                        event.scope(),
                        event.method(),
                        approval(event),
                        authorizationCode(event),
                        event.startedAt(),
                        event.expiresAt(),
                        event.dpopJkt(),
                        event.device() == null ? null : sealed.apply(event.device()),
                        event.nonce());
            case SessionEvent.SessionRenamed event ->
                new SessionRenamed(event.sessionId(), event.userId(), sealed.apply(event.name()), event.renamedAt());
            case SessionEvent.SessionRevoked event ->
                new SessionRevoked(event.sessionId(), event.userId(), event.reason(), event.revokedAt());
        };
    }

    private static @Nullable Approval approval(SessionEvent.SessionStarted event) {
        return event.approvedLoginId() == null || event.approvingSessionId() == null
                ? null
                : new Approval(event.approvedLoginId(), event.approvingSessionId());
    }

    private static @Nullable AuthorizationCode authorizationCode(SessionEvent.SessionStarted event) {
        return event.authorizationCodeSha256() == null || event.codeChallenge() == null || event.codeExpiresAt() == null
                ? null
                : new AuthorizationCode(
                        event.authorizationCodeSha256(),
                        event.codeChallenge(),
                        event.codeExpiresAt(),
                        event.redirectUri());
    }
}
