package io.scanpass.query.project;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How views of one kind stand in Redis.
 *
 * @param <V> an immutable record
 */
public interface StoredForm<V> {

    /**
     * One view as it is written.
     *
     * @param view JSON
     * @param end when Redis may forget it, in epoch milliseconds; empty for never
     * @param outlived fields of others that go with what the view no longer has
     */
    record Written(
            String key,
            long sequence,
            String view,
            String end,
            @Nullable IndexEntry index,
            List<String> outlived) {}

    String key(String id);

    V read(String view);

    /** @param shortest how long it lives at least, for the sake of the events that follow */
    Written written(String id, long sequence, V view, Duration shortest);
}
