package io.scanpass.command.decide.user;

import io.scanpass.command.decide.Personal;
import io.scanpass.contract.personal.UserNames;
import java.time.Instant;

/** What is stored of a user. Holds no secret: the credential has a table of its own. */
public sealed interface UserEvent {

    String userId();

    record UserRegistered(String userId, Personal<UserNames> names, Instant registeredAt) implements UserEvent {}

    /** @param sessionId that it was changed in; the others end */
    record PasswordChanged(String userId, String sessionId, Instant changedAt) implements UserEvent {}

    record UserDisabled(String userId, Instant disabledAt) implements UserEvent {}

    record UserEnabled(String userId, Instant enabledAt) implements UserEvent {}

    record UserErased(String userId, Instant erasedAt) implements UserEvent {}
}
