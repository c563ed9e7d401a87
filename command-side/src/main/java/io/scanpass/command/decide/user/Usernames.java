package io.scanpass.command.decide.user;

/** The reservations that keep user names unique. */
public interface Usernames {

    /** Reserves the name in the running transaction; false when another user has it. */
    boolean reserve(Username username, String userId);

    /** Anyone may have the user's name from now on. */
    void release(String userId);
}
