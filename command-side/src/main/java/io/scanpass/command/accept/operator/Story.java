package io.scanpass.command.accept.operator;

import io.scanpass.command.decide.history.Entry;
import io.scanpass.command.decide.history.History;
import io.scanpass.command.decide.history.Kind;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * What happened to one subject up to an instant, page by page.
 *
 * @param related also what belongs to it, all in the order in which it was stored
 */
record Story(Kind kind, String id, Instant at, boolean related, Past past, History history) {

    static final long START = Long.MIN_VALUE;

    private static final int PAGE = 500;

    List<Entry> page(long after, int most) {
        if (related) return history.streams(past.circle(), after, at, most);
        return history.stream(id, after, most).stream()
                .takeWhile(entry -> !Past.isAfter(entry, at))
                .toList();
    }

    /** Where the page behind this entry begins. */
    long cursor(Entry entry) {
        return related ? entry.position() : entry.sequence();
    }

    void each(Consumer<Entry> told) {
        for (List<Entry> page = page(START, PAGE); !page.isEmpty(); page = page(cursor(page.getLast()), PAGE)) {
            page.forEach(told);
        }
    }
}
