package io.scanpass.query.project;

import io.scanpass.contract.PublishedEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of an event its user is told later, whatever becomes of the view of what it happened to. */
@FunctionalInterface
public interface Chronicle<E extends PublishedEvent, V> {

    /** @param view before the event; after it and more, for an event that is read again; null: there is none */
    Optional<LogLine> line(E event, @Nullable V view, Arrival arrival);
}
