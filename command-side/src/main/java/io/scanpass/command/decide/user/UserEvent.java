package io.scanpass.command.decide.user;

import java.time.Instant;

/** What is stored of a user. Holds no secret: the credential has a table of its own. */
public sealed interface UserEvent {

    String userId();

    record UserRegistered(String userId, String username, String displayName, Instant registeredAt)
            implements UserEvent {}
}
