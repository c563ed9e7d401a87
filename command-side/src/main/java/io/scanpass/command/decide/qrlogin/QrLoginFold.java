package io.scanpass.command.decide.qrlogin;

import io.scanpass.command.decide.Fold;
import io.scanpass.command.decide.Personal;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Requester;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrConfirmed;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrRejected;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrRequested;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrScanned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A QR login as the events leave it. */
public final class QrLoginFold implements Fold {

    private final QrLogin login = new QrLogin();

    @Override
    public void evolve(Object event) {
        switch ((QrLoginEvent) event) {
            case QrRequested requested -> login.evolve(requested);
            case QrScanned scanned -> login.evolve(scanned);
            case QrConfirmed confirmed -> login.evolve(confirmed);
            case QrRejected rejected -> login.evolve(rejected);
        }
    }

    @Override
    public QrLoginState state(Instant at) {
        return login.state(at);
    }

    /**
     * How far a login is: requested, scanned, confirmed, rejected or expired.
     *
     * @param userId who scanned it, with {@code phoneSessionId}; null until then
     * @param sessionId that it started; null until it is confirmed
     */
    public record QrLoginState(
            String loginId,
            String state,
            String clientId,
            String scope,
            Personal<Requester> requester,
            Instant requestedAt,
            Instant expiresAt,
            @Nullable String userId,
            @Nullable String phoneSessionId,
            @Nullable String sessionId) {}
}
