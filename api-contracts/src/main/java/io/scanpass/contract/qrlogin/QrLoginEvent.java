package io.scanpass.contract.qrlogin;

import io.scanpass.contract.PublishedEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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
     * @param dpopJkt thumbprint (RFC 7638) of the key without which the device code is worth nothing (RFC 9449); absent
     *     where the browser named none
     * @param redirectUri where the browser goes with its authorization code (RFC 6749 section 4.1.2): then {@code
     *     deviceCodeSha256} is that code's; absent where a device code is polled with
     */
    record QrRequested(
            String loginId,
            String clientId,
            String scope,
            String deviceCodeSha256,
            Instant requestedAt,
            Instant expiresAt,
            @Nullable String dpopJkt,
            @Nullable String redirectUri)
            implements QrLoginEvent {}

    /**
     * A phone scanned the code and claimed it: no other phone can decide now.
     *
     * @param number 10 to 99: the page shows it, and the person tells the phone; absent where nothing is compared
     */
    record QrScanned(
            String loginId,
            String userId,
            String phoneSessionId,
            Instant scannedAt,
            @Nullable Integer number) implements QrLoginEvent {}

    /** The person approved; {@code sessionId} is the browser's new session. */
    record QrConfirmed(String loginId, String userId, String phoneSessionId, String sessionId, Instant confirmedAt)
            implements QrLoginEvent {}

    /** The person declined; {@code reason} is {@code cancelled}, {@code not_me} or {@code wrong_number}. */
    record QrRejected(String loginId, String userId, String phoneSessionId, String reason, Instant rejectedAt)
            implements QrLoginEvent {}
}
