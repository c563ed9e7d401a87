package io.scanpass.query.project.session;

import io.scanpass.contract.session.SessionEvent;
import io.scanpass.contract.session.SessionEvent.SessionRenamed;
import io.scanpass.contract.session.SessionEvent.SessionRevoked;
import io.scanpass.contract.session.SessionEvent.SessionStarted;
import io.scanpass.query.project.Arrival;
import io.scanpass.query.project.Projector;
import org.jspecify.annotations.Nullable;

final class SessionProjector implements Projector<SessionEvent, SessionView> {

    @Override
    public @Nullable SessionView project(@Nullable SessionView before, SessionEvent event, Arrival arrival) {
        return switch (event) {
            case SessionStarted started -> SessionView.started(started);
            case SessionRenamed renamed -> before == null ? null : before.renamed(renamed);
            case SessionRevoked revoked -> before == null ? null : before.revoked(revoked);
        };
    }
}
