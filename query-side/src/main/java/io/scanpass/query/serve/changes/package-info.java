/** Announcements from Redis in, wake-ups for whoever waits for a view out. */
@NullMarked
package io.scanpass.query.serve.changes;

import org.jspecify.annotations.NullMarked;
