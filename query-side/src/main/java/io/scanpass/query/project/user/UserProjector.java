package io.scanpass.query.project.user;

import io.scanpass.contract.user.UserEvent;
import io.scanpass.contract.user.UserEvent.UserRegistered;
import io.scanpass.query.project.Arrival;
import io.scanpass.query.project.Projector;
import org.jspecify.annotations.Nullable;

final class UserProjector implements Projector<UserEvent, UserView> {

    @Override
    public UserView project(@Nullable UserView before, UserEvent event, Arrival arrival) {
        return switch (event) {
            case UserRegistered registered -> UserView.registered(registered);
        };
    }
}
