package io.scanpass.query.project;

import java.util.Collection;

/**
 * Whether the views of sessions have all that Kafka had when they were last found to lack something. Until they do, one
 * that was revoked looks alive. It is kept beside the positions, so it is lost with the views.
 */
public interface Filled {

    /** This partition is behind where it was. */
    void lost(String partition);

    /** Whether this partition had all of it, and that is not lost itself. */
    boolean isReached(String partition);

    /**
     * This partition has all of it.
     *
     * @param all the names of all partitions of the topic
     */
    void reached(String partition, Collection<String> all);
}
