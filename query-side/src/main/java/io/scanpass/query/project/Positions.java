package io.scanpass.query.project;

import java.util.Collection;
import java.util.Map;

/**
 * How far each partition is projected, kept where the views are: when Redis loses writes, it loses the positions of
 * these writes with them, and the consumer sees from where to read again.
 */
public interface Positions {

    /** Nothing of the partition is projected. */
    long NONE = -1;

    /** The offset of the next record to read, or {@link #NONE}, for each of the partitions. */
    Map<String, Long> read(Collection<String> partitions);

    /** Goes past a record that changes no view. */
    Outcome pass(PositionStep step);
}
