package io.scanpass.query.project;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys that wait, beside the views: lost with them, and found again when the records are read again. A key is free
 * again in the step that brings its view up to the last event it waits for.
 */
public interface Parking {

    /**
     * Parks the key, or holds one more record of a parked one back, and goes on by one position.
     *
     * @param step null when no record was read
     * @return {@link Outcome#PARKED}, {@link Outcome#HELD}, {@link Outcome#PASSED} when the view has the event already, or
     *     {@link Outcome#MOVED}
     * @throws TooManyParked when so many are parked that this is no matter of single records
     * @throws org.springframework.dao.DataAccessException when Redis does not answer: nothing or all of it is written
     */
    Outcome hold(Parked parked, @Nullable PositionStep step);

    Optional<Parked> find(String key);

    /** The longest parked first. */
    List<Parked> all();

    /** The sequences of the views of these keys; -1 where there is none. */
    List<Long> sequences(List<String> keys);

    /**
     * Asks the command side to publish what there is of this key once more.
     *
     * @return false when it is not parked
     */
    boolean redrive(String key);

    /** What nobody can bring any more: the key is free, and its view is as it was. */
    void giveUp(String key);
}
