package io.scanpass.query.serve.changes;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Wakes whoever waits for a view to change, on whichever node it was written. */
public interface ViewChanges {

    /** From now on no change of this view is missed: listen first, then read. */
    Listening listenTo(String viewKey);

    /** The view as soon as it is there, or empty after this time. */
    <V> Optional<V> await(String viewKey, Supplier<Optional<V>> read, Duration longest);

    /** Wakes everyone at once. */
    void wakeAll();

    /** One listener; listens until it is closed. */
    interface Listening extends AutoCloseable {

        /** Returns after the next change (at once, if there was one since the last call) or after this time. */
        void await(Duration longest) throws InterruptedException;

        @Override
        void close();
    }
}
