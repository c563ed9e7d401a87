package io.scanpass.command.decide.session;

import io.scanpass.command.decide.Personal;
import io.scanpass.contract.personal.Device;
import io.scanpass.contract.personal.SessionName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is stored of a session. */
public sealed interface SessionEvent {

    String sessionId();

    record SessionStarted(
            String sessionId,
            String userId,
            String clientId,
            String scope,
            String method,
            @Nullable String approvedLoginId,
            @Nullable String approvingSessionId,
            @Nullable String authorizationCodeSha256,
            @Nullable String codeChallenge,
            @Nullable Instant codeExpiresAt,
            Instant startedAt,
            Instant expiresAt,
            @Nullable String dpopJkt,
            @Nullable Personal<Device> device,
            @Nullable String nonce,
            @Nullable String redirectUri)
            implements SessionEvent {}

    record SessionRenamed(String sessionId, String userId, Personal<SessionName> name, Instant renamedAt)
            implements SessionEvent {}

    record SessionRevoked(String sessionId, String userId, String reason, Instant revokedAt) implements SessionEvent {}
}
