package io.scanpass.contract.user;

import io.scanpass.contract.PublishedEvent;
import java.time.Instant;

/** What happens to a user. */
public sealed interface UserEvent extends PublishedEvent {

    String userId();

    @Override
    default String aggregateId() {
        return userId();
    }

    /**
     * Someone registered.
     *
     * @param username as typed, trimmed; unique after normalisation
     */
    record UserRegistered(String userId, String username, String displayName, Instant registeredAt)
            implements UserEvent {}

    /** The user has another password; all sessions but {@code sessionId}, which changed it, end. */
    record PasswordChanged(String userId, String sessionId, Instant changedAt) implements UserEvent {}

    /** The user cannot sign in from now on; all sessions end. */
    record UserDisabled(String userId, Instant disabledAt) implements UserEvent {}

    /** The user can sign in again. */
    record UserEnabled(String userId, Instant enabledAt) implements UserEvent {}
}
