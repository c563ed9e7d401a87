package io.scanpass.command.accept.operator;

import io.scanpass.command.decide.history.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of a story as JSON.
 *
 * @param chain {@code proven} when all events of the subject up to then are as they were written, else {@code altered}
 * @param events how many of the subject there were
 * @param state what it was; absent where its history was altered
 * @param next what to ask for {@code after}; absent on the last page
 */
record StoryPage(
        String kind,
        String id,
        Instant at,
        String chain,
        long events,
        @Nullable Map<String, Object> state,
        List<ToldEntry> entries,
        @Nullable Long next) {

    static StoryPage of(Story story, long after, int most) {
        List<Entry> read = story.page(after, most + 1);
        List<Entry> page = read.size() > most ? read.subList(0, most) : read;
        Past past = story.past();
        return new StoryPage(
                story.kind().wireName(),
                story.id(),
                story.at(),
                past.isProven() ? "proven" : "altered",
                past.events(),
                past.state().map(Members::of).orElse(null),
                page.stream().map(ToldEntry::of).toList(),
                read.size() > most ? story.cursor(page.getLast()) : null);
    }
}
