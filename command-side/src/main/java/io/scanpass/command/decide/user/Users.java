package io.scanpass.command.decide.user;

import java.util.Optional;

/** Who the users are, read from their events. */
public interface Users {

    /** Empty for the id of nobody, and of one who is forgotten. */
    Optional<Profile> find(String userId);

    /** How a user is called. */
    record Profile(Username username, String displayName) {}
}
