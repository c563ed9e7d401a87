package io.scanpass.query.project.activity;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What happened, by the user to whom. */
public interface ActivityStore {

    /** The form of an entry's id. */
    Pattern ID = Pattern.compile("[0-9]{13}\\.[A-Za-z0-9_-]{22}\\.[0-9]{1,18}");

    /** @param id by which entries are sorted; it stays when the entry is no longer kept */
    record Entry(String id, ActivityView activity) {}

    /**
     * The newest first; none of a user who is forgotten.
     *
     * @param before the id of an entry: older ones than that; null: from the newest on
     * @throws org.springframework.dao.DataAccessException when Redis does not answer
     */
    List<Entry> find(String userId, @Nullable String before, int most, Instant now);
}
