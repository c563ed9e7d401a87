package io.scanpass.query.project.user;

import io.scanpass.contract.user.UserEvent.UserErased;
import io.scanpass.contract.user.UserEvent.UserRegistered;
import org.jspecify.annotations.Nullable;

/**
 * A user.
 *
 * @param names a JWE of {@link io.scanpass.contract.personal.UserNames}, as it came; null: the user is forgotten
 */
public record UserView(String userId, @Nullable String names) {

    static UserView registered(UserRegistered event) {
        return new UserView(event.userId(), event.names());
    }

    static UserView erased(UserErased event) {
        return new UserView(event.userId(), null);
    }

    public boolean isForgotten() {
        return names == null;
    }
}
