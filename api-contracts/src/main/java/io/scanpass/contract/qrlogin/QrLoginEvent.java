package io.scanpass.contract.qrlogin;

import io.scanpass.contract.PublishedEvent;
import java.time.Instant;

/** What happens to a QR login, from the browser's request to the phone's decision. */
public sealed interface QrLoginEvent extends PublishedEvent {

    String loginId();

    @Override
    default String aggregateId() {
        return loginId();
    }

    /**
     * A browser asked to be signed in (RFC 8628 section 3.1).
     *
     * @param deviceCodeSha256 SHA-256 of the device code, base64url; only the browser holds the code itself
     * @param expiresAt nobody can scan or confirm from this instant on
     */
    record QrRequested(
            String loginId,
            String clientId,
            String scope,
            String deviceCodeSha256,
            String ipAddress,
            String userAgent,
            Instant requestedAt,
            Instant expiresAt)
            implements QrLoginEvent {}

    /** A phone scanned the code and claimed it: no other phone can decide now. */
    record QrScanned(String loginId, String userId, String phoneSessionId, Instant scannedAt) implements QrLoginEvent {}

    /** The person approved; {@code sessionId} is the browser's new session. */
    record QrConfirmed(String loginId, String userId, String phoneSessionId, String sessionId, Instant confirmedAt)
            implements QrLoginEvent {}

    /** The person declined; {@code reason} is {@code cancelled} or {@code not_me}. */
    record QrRejected(String loginId, String userId, String phoneSessionId, String reason, Instant rejectedAt)
            implements QrLoginEvent {}
}
