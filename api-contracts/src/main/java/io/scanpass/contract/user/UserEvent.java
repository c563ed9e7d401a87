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
}
