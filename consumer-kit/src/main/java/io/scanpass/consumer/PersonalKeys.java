package io.scanpass.consumer;

import io.scanpass.contract.personal.PersonalKey;
import java.util.Optional;

/**
 * Where a service keeps the keys of the people that it must know. Whatever it has opened and kept of a person has to go with
 * the key.
 */
public interface PersonalKeys {

    Optional<PersonalKey> find(String userId);

    /** The same key may come again. */
    void put(PersonalKey key);

    /** The person is forgotten: the key goes, and all that it has opened; nothing to do for who is not known. */
    void forget(String userId);
}
