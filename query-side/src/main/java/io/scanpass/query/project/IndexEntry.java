package io.scanpass.query.project;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a view can be found other than by its id: a sorted set in Redis, written with the view, whose members leave it by
 * themselves.
 *
 * @param until when the member leaves; null to take it out now
 */
public record IndexEntry(
        String key, String member, @Nullable Instant until) {}
