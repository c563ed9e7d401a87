package io.scanpass.query.project.activity;

import io.scanpass.contract.qrlogin.QrLoginEvent;
import io.scanpass.contract.qrlogin.QrLoginEvent.QrConfirmed;
import io.scanpass.contract.qrlogin.QrLoginEvent.QrRejected;
import io.scanpass.contract.qrlogin.QrLoginEvent.QrRequested;
import io.scanpass.contract.qrlogin.QrLoginEvent.QrScanned;
import io.scanpass.query.project.Arrival;
import io.scanpass.query.project.Chronicle;
import io.scanpass.query.project.LogLine;
import io.scanpass.query.project.activity.ActivityView.Login;
import io.scanpass.query.project.activity.ActivityView.Session;
import io.scanpass.query.project.qrlogin.QrLoginView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class QrLoginChronicle implements Chronicle<QrLoginEvent, QrLoginView> {

    private final ActivityLines lines;

    QrLoginChronicle(ActivityLines lines) {
        this.lines = lines;
    }

    @Override
    public Optional<LogLine> line(QrLoginEvent event, @Nullable QrLoginView view, Arrival arrival) {
        return switch (event) {
            case QrRequested _ -> Optional.empty(); // nobody's yet
            case QrScanned scanned -> lines.line(scanned.userId(), scanned, arrival, scanned(scanned, view));
            case QrConfirmed confirmed ->
                lines.line(confirmed.userId(), confirmed, arrival, confirmed(confirmed, view));
            case QrRejected rejected -> lines.line(rejected.userId(), rejected, arrival, rejected(rejected, view));
        };
    }

    private static ActivityView scanned(QrScanned event, @Nullable QrLoginView view) {
        Login login = new Login(event.loginId(), event.phoneSessionId(), view == null ? null : view.expiresAt());
        return ActivityView.of(event, event.scannedAt(), client(view), null, login, null);
    }

    private static ActivityView confirmed(QrConfirmed event, @Nullable QrLoginView view) {
        Login login = new Login(event.loginId(), event.phoneSessionId(), null);
        return ActivityView.of(event, event.confirmedAt(), client(view), Session.of(event.sessionId()), login, null);
    }

    private static ActivityView rejected(QrRejected event, @Nullable QrLoginView view) {
        Login login = new Login(event.loginId(), event.phoneSessionId(), null);
        return ActivityView.of(event, event.rejectedAt(), client(view), null, login, event.reason());
    }

    private static @Nullable String client(@Nullable QrLoginView view) {
        return view == null ? null : view.clientId();
    }
}
