package io.scanpass.command.decide.user;

import io.scanpass.command.decide.Personal;
import io.scanpass.contract.personal.PersonalKey;
import java.util.Optional;

/** The keys to what events say of people; written in the running transaction. */
public interface PersonalKeys {

    /** @param ofWhom a user id, or the id of a login that nobody has scanned yet */
    void create(String ofWhom);

    /** Empty for whom is forgotten. */
    Optional<PersonalKey> find(String ofWhom);

    /** What was stored, or what shall be: a JWE in compact form; empty for whom is forgotten. */
    Optional<String> sealed(Personal<?> personal);

    /** Whoever claims a login is whom it is about from now on. */
    void attribute(String loginId, String userId);

    /** Deletes the user's key and those of the logins the user claimed. */
    void forget(String userId);
}
