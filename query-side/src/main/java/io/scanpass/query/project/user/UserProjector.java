package io.scanpass.query.project.user;

import io.scanpass.contract.user.UserEvent;
import io.scanpass.contract.user.UserEvent.PasswordChanged;
import io.scanpass.contract.user.UserEvent.UserDisabled;
import io.scanpass.contract.user.UserEvent.UserEnabled;
import io.scanpass.contract.user.UserEvent.UserErased;
import io.scanpass.contract.user.UserEvent.UserRegistered;
import io.scanpass.query.project.Arrival;
import io.scanpass.query.project.Projector;
import org.jspecify.annotations.Nullable;

final class UserProjector implements Projector<UserEvent, UserView> {

    @Override
    public @Nullable UserView project(@Nullable UserView before, UserEvent event, Arrival arrival) {
        return switch (event) {
            case UserRegistered registered -> UserView.registered(registered);
            case UserErased erased -> before == null ? null : UserView.erased(erased);
            // Whether one can sign in is the command side's to know; the sessions have events of their own.
            case PasswordChanged _, UserDisabled _, UserEnabled _ -> before;
        };
    }
}
