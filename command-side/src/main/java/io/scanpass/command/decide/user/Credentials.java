package io.scanpass.command.decide.user;

import java.util.Optional;

/** The password hashes, kept apart from the events, and who may not sign in with theirs. */
public interface Credentials {

    /** Stores the hash in the running transaction. */
    void store(String userId, PasswordHash hash);

    /** Whose name this is, and the hash to check a password against. */
    Optional<Credential> find(Username username);

    /** Stores the hash of another password; false when that of this generation was changed meanwhile. */
    boolean change(String userId, int generation, PasswordHash hash);

    /** Stores another hash of the same password, if the one that was checked is still there and nobody is changing it. */
    void renew(Credential checked, PasswordHash hash);

    /** Nobody signs in as this user any more. */
    void remove(String userId);

    void setDisabled(String userId, boolean disabled);

    /**
     * One user's credential.
     *
     * @param generation how often the password was changed
     */
    record Credential(String userId, PasswordHash hash, int generation, boolean disabled) {}
}
