package io.scanpass.command.publish.user;

import io.scanpass.command.decide.user.UserEvent;
import io.scanpass.contract.user.UserEvent.UserRegistered;

/** The allow-list of what leaves of a user's events. */
public final class UserPublishing {

    private UserPublishing() {}

    public static io.scanpass.contract.user.UserEvent publish(UserEvent stored) {
        return switch (stored) {
            case UserEvent.UserRegistered event ->
                new UserRegistered(event.userId(), event.username(), event.displayName(), event.registeredAt());
        };
    }
}
