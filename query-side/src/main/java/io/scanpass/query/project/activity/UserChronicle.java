package io.scanpass.query.project.activity;

import io.scanpass.contract.user.UserEvent;
import io.scanpass.contract.user.UserEvent.PasswordChanged;
import io.scanpass.contract.user.UserEvent.UserDisabled;
import io.scanpass.contract.user.UserEvent.UserEnabled;
import io.scanpass.contract.user.UserEvent.UserErased;
import io.scanpass.contract.user.UserEvent.UserRegistered;
import io.scanpass.query.project.Arrival;
import io.scanpass.query.project.Chronicle;
import io.scanpass.query.project.LogLine;
import io.scanpass.query.project.activity.ActivityView.Session;
import io.scanpass.query.project.user.UserView;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class UserChronicle implements Chronicle<UserEvent, UserView> {

    private final ActivityLines lines;

    UserChronicle(ActivityLines lines) {
        this.lines = lines;
    }

    @Override
    public Optional<LogLine> line(UserEvent event, @Nullable UserView view, Arrival arrival) {
        return switch (event) {
            case UserRegistered registered -> line(registered, registered.registeredAt(), null, arrival);
            case PasswordChanged changed ->
                line(changed, changed.changedAt(), Session.of(changed.sessionId()), arrival);
            case UserDisabled disabled -> line(disabled, disabled.disabledAt(), null, arrival);
            case UserEnabled enabled -> line(enabled, enabled.enabledAt(), null, arrival);
            case UserErased erased -> lines.end(erased.userId(), erased, arrival, erased.erasedAt());
        };
    }

    private Optional<LogLine> line(UserEvent event, Instant at, @Nullable Session session, Arrival arrival) {
        return lines.line(event.userId(), event, arrival, ActivityView.of(event, at, null, session, null, null));
    }
}
