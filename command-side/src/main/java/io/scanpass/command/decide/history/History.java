package io.scanpass.command.decide.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What was stored, a page at a time: none of it has to fit into memory, and no transaction lasts. */
public interface History {

    /** Whose id this is; empty when nothing is stored of it. */
    Optional<Kind> kindOf(String id);

    /** One stream by sequence, which begins with 0. */
    List<Entry> stream(String id, long afterSequence, int most);

    /** Several streams, in the order in which all was stored. */
    List<Entry> streams(Circle circle, long afterPosition, Instant upTo, int most);

    /**
     * Tells everything that was dated between, in the order in which it was stored. Nothing is missing once {@code to} is so
     * long ago that no transaction of then can still be running.
     *
     * @param to not of it, so that the next time can begin there
     */
    void between(Instant from, Instant to, Consumer<Entry> each);

    /**
     * Streams that belong together.
     *
     * @param ids some of them
     * @param userId also the sessions that this user started and the logins that the user scanned; empty for none
     * @param sessionId of these only the ones that speak of this session; empty for all
     */
    record Circle(List<String> ids, String userId, String sessionId) {}
}
