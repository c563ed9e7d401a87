package io.scanpass.command.decide.user;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a user. */
public sealed interface UserCommand {

    /** Create the user, reserve the name, store the credential: all of it or nothing. */
    record RegisterUser(
            @TargetAggregateIdentifier String userId, Username username, String displayName, PasswordHash passwordHash)
            implements UserCommand {}
}
