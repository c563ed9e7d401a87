package io.scanpass.query.project.user;

import java.util.Optional;

/** Who users are, by user id: what the views keep sealed, opened for as long as it takes to tell it. */
public interface People {

    /**
     * Empty while the view or the key is on its way; someone who is forgotten is here, and has no names.
     *
     * @throws org.springframework.dao.DataAccessException when Redis does not answer
     */
    Optional<Person> find(String userId);
}
