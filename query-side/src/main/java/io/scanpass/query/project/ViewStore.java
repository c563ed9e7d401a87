package io.scanpass.query.project;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Views of one kind, by the id of what they show.
 *
 * @param <V> an immutable record
 */
public interface ViewStore<V> {

    /** @throws org.springframework.dao.DataAccessException when Redis does not answer */
    Optional<V> find(String id);

    /**
     * Folds one event into the view if it is the next one, and goes on by one position.
     *
     * @param fold the view after the event, given the view before it; null in: there is none yet; null out: the event
     *     cannot be the first
     * @throws org.springframework.dao.DataAccessException when Redis does not answer: nothing or all of it is written
     */
    default Outcome update(String id, Arrival arrival, UnaryOperator<@Nullable V> fold) {
        return update(id, arrival, fold, view -> Optional.empty());
    }

    /** @param line for a log, given the view as it is stored; written also where the view has this event, or lacks one before it */
    Outcome update(
            String id, Arrival arrival, UnaryOperator<@Nullable V> fold, Function<@Nullable V, Optional<LogLine>> line);
}
