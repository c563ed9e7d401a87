package io.scanpass.query.project.activity;

import io.scanpass.contract.session.SessionEvent;
import io.scanpass.contract.session.SessionEvent.Approval;
import io.scanpass.contract.session.SessionEvent.SessionRenamed;
import io.scanpass.contract.session.SessionEvent.SessionRevoked;
import io.scanpass.contract.session.SessionEvent.SessionStarted;
import io.scanpass.query.project.Arrival;
import io.scanpass.query.project.Chronicle;
import io.scanpass.query.project.LogLine;
import io.scanpass.query.project.activity.ActivityView.Login;
import io.scanpass.query.project.activity.ActivityView.Session;
import io.scanpass.query.project.session.SessionView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class SessionChronicle implements Chronicle<SessionEvent, SessionView> {

    private final ActivityLines lines;

    SessionChronicle(ActivityLines lines) {
        this.lines = lines;
    }

    @Override
    public Optional<LogLine> line(SessionEvent event, @Nullable SessionView view, Arrival arrival) {
        return switch (event) {
            case SessionStarted started -> lines.line(started.userId(), started, arrival, started(started));
            case SessionRenamed renamed -> lines.line(renamed.userId(), renamed, arrival, renamed(renamed, view));
            case SessionRevoked revoked -> lines.line(revoked.userId(), revoked, arrival, revoked(revoked, view));
        };
    }

    private static ActivityView started(SessionStarted event) {
        Approval approval = event.approvedBy();
        return ActivityView.of(
                event,
                event.startedAt(),
                event.clientId(),
                new Session(event.sessionId(), event.method(), event.device(), null, event.expiresAt()),
                approval == null ? null : new Login(approval.loginId(), approval.phoneSessionId(), null),
                null);
    }

    private static ActivityView renamed(SessionRenamed event, @Nullable SessionView view) {
        Session session = new Session(event.sessionId(), null, view == null ? null : view.device(), event.name(), null);
        return ActivityView.of(event, event.renamedAt(), client(view), session, null, null);
    }

    /** The session's view forgets where it was; this tells it for as long as it is kept. */
    private static ActivityView revoked(SessionRevoked event, @Nullable SessionView view) {
        Session session = view == null
                ? Session.of(event.sessionId())
                : new Session(event.sessionId(), view.method(), view.device(), view.name(), null);
        return ActivityView.of(event, event.revokedAt(), client(view), session, null, event.reason());
    }

    private static @Nullable String client(@Nullable SessionView view) {
        return view == null ? null : view.clientId();
    }
}
