package io.scanpass.query.project.qrlogin;

import io.scanpass.contract.qrlogin.QrLoginEvent.QrConfirmed;
import io.scanpass.contract.qrlogin.QrLoginEvent.QrRejected;
import io.scanpass.contract.qrlogin.QrLoginEvent.QrRequested;
import io.scanpass.contract.qrlogin.QrLoginEvent.QrScanned;
import io.scanpass.query.project.Arrival;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a QR login is.
 *
 * @param scannedBy the user whose phone claimed it
 * @param number that the page shows and the phone asks for
 * @param sessionId the browser's session, once confirmed
 * @param rejectReason why the person declined
 * @param dpopJkt thumbprint of the key without which the device code is worth nothing (RFC 9449)
 * @param redirectUri where the browser goes with its authorization code, whose hash {@code deviceCodeSha256} then is
 * @param sequence of the last event that shows here
 * @param traceparent of the request that caused that event
 */
public record QrLoginView(
        String loginId,
        State state,
        String clientId,
        String scope,
        String deviceCodeSha256,
        Instant requestedAt,
        Instant expiresAt,
        @Nullable String scannedBy,
        @Nullable Integer number,
        @Nullable String sessionId,
        @Nullable String rejectReason,
        @Nullable String dpopJkt,
        @Nullable String redirectUri,
        long sequence,
        @Nullable String traceparent) {

    public enum State {
        REQUESTED,
        SCANNED,
        CONFIRMED,
        REJECTED
    }

    static QrLoginView requested(QrRequested event, Arrival arrival) {
        return new QrLoginView(
                event.loginId(),
                State.REQUESTED,
                event.clientId(),
                event.scope(),
                event.deviceCodeSha256(),
                event.requestedAt(),
                event.expiresAt(),
                null,
                null,
                null,
                null,
                event.dpopJkt(),
                event.redirectUri(),
                arrival.sequence(),
                arrival.traceparent());
    }

    QrLoginView scanned(QrScanned event, Arrival arrival) {
        return next(State.SCANNED, event.userId(), event.number(), null, null, arrival);
    }

    QrLoginView confirmed(QrConfirmed event, Arrival arrival) {
        return next(State.CONFIRMED, event.userId(), null, event.sessionId(), null, arrival);
    }

    QrLoginView rejected(QrRejected event, Arrival arrival) {
        return next(State.REJECTED, event.userId(), null, null, event.reason(), arrival);
    }

    private QrLoginView next(
            State next,
            String userId,
            @Nullable Integer shown,
            @Nullable String session,
            @Nullable String reason,
            Arrival arrival) {
        return new QrLoginView(
                loginId,
                next,
                clientId,
                scope,
                deviceCodeSha256,
                requestedAt,
                expiresAt,
                userId,
                shown,
                session,
                reason,
                dpopJkt,
                redirectUri,
                arrival.sequence(),
                arrival.traceparent());
    }
}
