package io.scanpass.command.decide.user;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a user. */
public sealed interface UserCommand {

    /** Create the user, reserve the name, store the credential: all of it or nothing. */
    record RegisterUser(
            @TargetAggregateIdentifier String userId, Username username, String displayName, PasswordHash passwordHash)
            implements UserCommand {}

    /**
     * Take another password, after the present one was checked.
     *
     * @param sessionId in which it is asked
     * @param checkedGeneration of the credential that the present password was checked against
     */
    record ChangePassword(
            @TargetAggregateIdentifier String userId,
            String sessionId,
            int checkedGeneration,
            PasswordHash passwordHash)
            implements UserCommand {}

    /** Let the user sign in no more. */
    record DisableUser(@TargetAggregateIdentifier String userId) implements UserCommand {}

    record EnableUser(@TargetAggregateIdentifier String userId) implements UserCommand {}

    /** Forget the user: the key to what is personal, the name, the password. */
    record EraseUser(@TargetAggregateIdentifier String userId) implements UserCommand {}
}
