package io.scanpass.command.decide.session;

import java.util.Optional;

/** What a sign-in must know of the user at the very moment when the session starts. */
@FunctionalInterface
public interface Accounts {

    /**
     * The account, which stays as it is until the running transaction ends: whoever is disabling it or changing its
     * password is waited for, whoever wants to must wait. So each session is either refused, or there to be ended.
     */
    Optional<Account> hold(String userId);

    /** @param passwordGeneration how often the password was changed */
    record Account(int passwordGeneration, boolean disabled) {}
}
