package io.scanpass.query.project;

import io.scanpass.contract.PublishedEvent;
import io.scanpass.contract.Topic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings the views of one topic up to date.
 *
 * @param <E> what happens on this topic
 * @param <V> what is kept of it
 */
public final class TopicProjection<E extends PublishedEvent, V> {

    private final Topic topic;
    private final Class<E> events;
    private final Projector<E, V> projector;
    private final ViewStore<V> store;
    private final List<? extends Reaction<E, V>> reactions;
    private final Chronicle<E, V> chronicle;

    public TopicProjection(
            Topic topic,
            Class<E> events,
            Projector<E, V> projector,
            ViewStore<V> store,
            List<? extends Reaction<E, V>> reactions,
            Chronicle<E, V> chronicle) {
        this.topic = topic;
        this.events = events;
        this.projector = projector;
        this.store = store;
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

    /** An event of a later version shows in no view, yet the next event follows it. */
    Outcome count(String aggregateId, Arrival arrival) {
        return store.update(aggregateId, arrival, view -> view);
    }
}
