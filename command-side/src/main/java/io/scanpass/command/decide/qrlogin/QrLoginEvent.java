package io.scanpass.command.decide.qrlogin;

import java.time.Duration;
import java.time.Instant;

/** What is stored of a QR login. Of the device code there is only the hash. */
public sealed interface QrLoginEvent {

    String loginId();

    record QrRequested(
            String loginId,
            String clientId,
            String scope,
            String deviceCodeSha256,
            String ipAddress,
            String userAgent,
            Instant requestedAt,
            Instant expiresAt,
            Duration sessionLifetime)
            implements QrLoginEvent {}

    record QrScanned(String loginId, String userId, String phoneSessionId, Instant scannedAt) implements QrLoginEvent {}

    record QrConfirmed(String loginId, String userId, String phoneSessionId, String sessionId, Instant confirmedAt)
            implements QrLoginEvent {}

    record QrRejected(String loginId, String userId, String phoneSessionId, String reason, Instant rejectedAt)
            implements QrLoginEvent {}
}
