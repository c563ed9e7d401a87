package io.scanpass.query.project;

import io.scanpass.contract.PublishedEvent;

/** What an event causes beside its view. */
public interface Reaction<E extends PublishedEvent, V> {

    /**
     * Called before the view is written, so that nothing is lost in a crash between the two; hence perhaps more than once.
     *
     * @param after the view as it will be
     */
    void before(E event, V after);
}
