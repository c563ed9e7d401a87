package io.scanpass.query.project.qrlogin;

import io.scanpass.contract.qrlogin.QrLoginEvent;
import io.scanpass.contract.qrlogin.QrLoginEvent.QrConfirmed;
import io.scanpass.contract.qrlogin.QrLoginEvent.QrRejected;
import io.scanpass.contract.qrlogin.QrLoginEvent.QrRequested;
import io.scanpass.contract.qrlogin.QrLoginEvent.QrScanned;
import io.scanpass.query.project.Arrival;
import io.scanpass.query.project.Projector;
import org.jspecify.annotations.Nullable;

final class QrLoginProjector implements Projector<QrLoginEvent, QrLoginView> {

    @Override
    public @Nullable QrLoginView project(@Nullable QrLoginView before, QrLoginEvent event, Arrival arrival) {
        return switch (event) {
            case QrRequested requested -> QrLoginView.requested(requested, arrival);
            case QrScanned scanned -> before == null ? null : before.scanned(scanned, arrival);
            case QrConfirmed confirmed -> before == null ? null : before.confirmed(confirmed, arrival);
            case QrRejected rejected -> before == null ? null : before.rejected(rejected, arrival);
        };
    }
}
