package io.scanpass.contract.user;

import io.scanpass.contract.PublishedEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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
     * @param names a JWE of {@link io.scanpass.contract.personal.UserNames}; absent once the user is forgotten
     */
    record UserRegistered(String userId, @Nullable String names, Instant registeredAt) implements UserEvent {}

    /** The user has another password; all sessions but {@code sessionId}, which changed it, end. */
    record PasswordChanged(String userId, String sessionId, Instant changedAt) implements UserEvent {}

    /** The user cannot sign in from now on; all sessions end. */
    record UserDisabled(String userId, Instant disabledAt) implements UserEvent {}

    /** The user can sign in again. */
    record UserEnabled(String userId, Instant enabledAt) implements UserEvent {}

    /** The user is forgotten: the key is deleted, all sessions end, the name is free. */
    record UserErased(String userId, Instant erasedAt) implements UserEvent {}
}
