package io.scanpass.query.project.user;

import io.scanpass.contract.personal.PersonalKey;
import io.scanpass.query.project.Outcome;
import io.scanpass.query.project.PositionStep;
import org.jspecify.annotations.Nullable;

/** The keys to what the views say of users. */
public interface PersonalKeys {

    /**
     * Keeps a key, unless its user is forgotten, and goes on by one position.
     *
     * @param key null when it is taken back
     * @throws org.springframework.dao.DataAccessException when Redis does not answer: nothing or all of it is written
     */
    Outcome put(String userId, @Nullable PersonalKey key, PositionStep step);
}
