package io.scanpass.command.decide.user;

import java.util.Optional;

/** The password hashes, kept apart from the events. */
public interface Credentials {

    /** Stores the hash in the running transaction. */
    void store(String userId, PasswordHash hash);

    /** Whose name this is, and the hash to check a password against. */
    Optional<Credential> find(Username username);

    /** One user's credential. */
    record Credential(String userId, PasswordHash hash) {}
}
