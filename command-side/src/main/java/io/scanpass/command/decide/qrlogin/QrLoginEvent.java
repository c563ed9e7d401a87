package io.scanpass.command.decide.qrlogin;

import io.scanpass.command.decide.Personal;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Requester;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a QR login. Of the device code there is only the hash. Members that may be null came later than the
 * event they stand in, or do not apply.
 */
public sealed interface QrLoginEvent {

    String loginId();

    /** With a {@code redirectUri}, {@code deviceCodeSha256} is that of the authorization code that goes there. */
    record QrRequested(
            String loginId,
            String clientId,
            String scope,
            String deviceCodeSha256,
            Personal<Requester> requester,
            Instant requestedAt,
            Instant expiresAt,
            Duration sessionLifetime,
            @Nullable String numberMatching,
            @Nullable String sameNetwork,
            @Nullable Duration maxAuthAge,
            @Nullable String dpopJkt,
            @Nullable String redirectUri,
            @Nullable String codeChallenge,
            @Nullable String nonce)
            implements QrLoginEvent {}

    /**
     * @param number what the page shows, if numbers are compared
     * @param choices what the phone offers, if it offers any
     */
    record QrScanned(
            String loginId,
            String userId,
            String phoneSessionId,
            Instant scannedAt,
            @Nullable Integer number,
            @Nullable List<Integer> choices)
            implements QrLoginEvent {}

    record QrConfirmed(String loginId, String userId, String phoneSessionId, String sessionId, Instant confirmedAt)
            implements QrLoginEvent {}

    record QrRejected(String loginId, String userId, String phoneSessionId, String reason, Instant rejectedAt)
            implements QrLoginEvent {}
}
