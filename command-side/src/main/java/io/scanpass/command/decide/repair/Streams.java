package io.scanpass.command.decide.repair;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far the streams of users and sessions are. QR logins are over before anyone has compared them. */
public interface Streams {

    /**
     * One stream.
     *
     * @param sequence of its last event
     * @param expiresAt of a session; null of a user, and where it cannot be read
     */
    record Stream(
            String id,
            boolean isUser,
            long sequence,
            @Nullable Instant expiresAt) {}

    /**
     * The next ones, in the order of their ids.
     *
     * @param after the last id of the page before; empty for the first
     */
    List<Stream> page(String after, int most);
}
