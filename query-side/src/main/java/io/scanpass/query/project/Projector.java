package io.scanpass.query.project;

import io.scanpass.contract.PublishedEvent;
import org.jspecify.annotations.Nullable;

/** From an event and the view before it to the view after it; pure. */
@FunctionalInterface
public interface Projector<E extends PublishedEvent, V> {

    /** @return null when the event needs a view and there is none */
    @Nullable
    V project(@Nullable V before, E event, Arrival arrival);
}
