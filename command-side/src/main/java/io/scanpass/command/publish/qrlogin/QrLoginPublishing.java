package io.scanpass.command.publish.qrlogin;

import io.scanpass.command.decide.qrlogin.QrLoginEvent;
import io.scanpass.contract.qrlogin.QrLoginEvent.QrConfirmed;
import io.scanpass.contract.qrlogin.QrLoginEvent.QrRejected;
import io.scanpass.contract.qrlogin.QrLoginEvent.QrRequested;
import io.scanpass.contract.qrlogin.QrLoginEvent.QrScanned;

/** The allow-list of what leaves of a QR login's events. */
public final class QrLoginPublishing {

    private QrLoginPublishing() {}

    public static io.scanpass.contract.qrlogin.QrLoginEvent publish(QrLoginEvent stored) {
        return switch (stored) {
            case QrLoginEvent.QrRequested event ->
                new QrRequested(
                        event.loginId(),
                        event.clientId(),
                        event.scope(),
                        event.deviceCodeSha256(),
                        event.requestedAt(),
                        event.expiresAt(),
                        event.dpopJkt(),
                        event.redirectUri());
            case QrLoginEvent.QrScanned event ->
                new QrScanned(
                        event.loginId(), event.userId(), event.phoneSessionId(), event.scannedAt(), event.number());
            case QrLoginEvent.QrConfirmed event ->
                new QrConfirmed(
                        event.loginId(),
                        event.userId(),
                        event.phoneSessionId(),
                        event.sessionId(),
                        event.confirmedAt());
            case QrLoginEvent.QrRejected event ->
                new QrRejected(
                        event.loginId(), event.userId(), event.phoneSessionId(), event.reason(), event.rejectedAt());
        };
    }
}
