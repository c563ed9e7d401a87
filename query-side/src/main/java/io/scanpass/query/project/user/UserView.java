package io.scanpass.query.project.user;

import io.scanpass.contract.user.UserEvent.UserRegistered;

/** A user as userinfo and a waiting page show them. */
public record UserView(String userId, String username, String displayName) {

    static UserView registered(UserRegistered event) {
        return new UserView(event.userId(), event.username(), event.displayName());
    }
}
