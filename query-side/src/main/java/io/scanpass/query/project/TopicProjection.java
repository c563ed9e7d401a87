package io.scanpass.query.project;

import io.scanpass.contract.PublishedEvent;
import io.scanpass.contract.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the views of one topic up to date.
 *
 * @param <E> what happens on this topic
 * @param <V> what is kept of it
 */
public final class TopicProjection<E extends PublishedEvent, V> {

    private static final Logger log = LoggerFactory.getLogger(TopicProjection.class);

    /** In a replay the next event of a view that is over comes within a moment, and of such views there are many. */
    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(10);

    private final Topic topic;
    private final Class<E> events;
    private final Projector<E, V> projector;
    private final ViewStore<V> store;
    private final StoredForm<V> form;
    private final List<? extends Reaction<E, V>> reactions;
    private final Chronicle<E, V> chronicle;

    public <S extends ViewStore<V> & StoredForm<V>> TopicProjection(
            Topic topic,
            Class<E> events,
            Projector<E, V> projector,
            S store,
            List<? extends Reaction<E, V>> reactions,
            Chronicle<E, V> chronicle) {
        this.topic = topic;
        this.events = events;
        this.projector = projector;
        this.store = store;
        this.form = store;
        this.reactions = reactions;
        this.chronicle = chronicle;
    }

    Topic topic() {
        return topic;
    }

    Outcome apply(PublishedEvent event, Arrival arrival) {
        E own = events.cast(event);
        return store.update(
                own.aggregateId(),
                arrival,
                view -> {
                    @Nullable V after = projector.project(view, own, arrival);
                    if (after != null) reactions.forEach(reaction -> reaction.before(own, after));
                    return after;
                },
                view -> chronicle.line(own, view, arrival));
    }

    StoredForm<V> form() {
        return form;
    }

    /** See {@link Projections#fold}. An event that fails is missing, as it is where it is parked. */
    Fold fold(String id, long sequence, @Nullable String stored, List<Replayed> events) {
        @Nullable V view = stored == null ? null : form.read(stored);
        long last = sequence;
        int gaps = 0;
        List<LogLine> lines = new ArrayList<>();
        for (Replayed each : events) {
            @Nullable E own = each.event() == null ? null : this.events.cast(each.event());
            long next = each.arrival().sequence();
            @Nullable V after = null;
            try {
                if (own != null) chronicle.line(own, view, each.arrival()).ifPresent(lines::add);
                if (next == last + 1) after = folded(view, own, each.arrival());
            } catch (RuntimeException failure) { // its message may say what is in the event
                log.warn(
                        "not folded: {} {} {}: {}",
                        topic.wireName(),
                        id,
                        next,
                        failure.getClass().getName());
            }
            if (after != null) {
                view = after;
                last = next;
            } else if (next > last) {
                gaps++;
            }
        }
        boolean same = view == null || last == sequence;
        return new Fold(same ? null : form.written(id, last, Objects.requireNonNull(view), SHORTEST_LIFE), lines, gaps);
    }

    private @Nullable V folded(@Nullable V view, @Nullable E event, Arrival arrival) {
        return event == null ? view : projector.project(view, event, arrival);
    }

    /** An event of a later version shows in no view, yet the next event follows it. */
    Outcome count(String aggregateId, Arrival arrival) {
        return store.update(aggregateId, arrival, view -> view);
    }
}
