package io.scanpass.command.publish.user;

import io.scanpass.command.decide.Personal;
import io.scanpass.command.decide.user.UserEvent;
import io.scanpass.contract.user.UserEvent.PasswordChanged;
import io.scanpass.contract.user.UserEvent.UserDisabled;
import io.scanpass.contract.user.UserEvent.UserEnabled;
import io.scanpass.contract.user.UserEvent.UserErased;
import io.scanpass.contract.user.UserEvent.UserRegistered;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The allow-list of what leaves of a user's events. */
public final class UserPublishing {

    private UserPublishing() {}

    public static io.scanpass.contract.user.UserEvent publish(
            UserEvent stored, Function<Personal<?>, @Nullable String> sealed) {
        return switch (stored) {
            case UserEvent.UserRegistered event ->
                new UserRegistered(event.userId(), sealed.apply(event.names()), event.registeredAt());
            case UserEvent.PasswordChanged event ->
                new PasswordChanged(event.userId(), event.sessionId(), event.changedAt());
            case UserEvent.UserDisabled event -> new UserDisabled(event.userId(), event.disabledAt());
            case UserEvent.UserEnabled event -> new UserEnabled(event.userId(), event.enabledAt());
            case UserEvent.UserErased event -> new UserErased(event.userId(), event.erasedAt());
        };
    }
}
