package io.scanpass.query.project;

import io.micrometer.core.instrument.MeterRegistry;
import io.scanpass.contract.EventType;
import io.scanpass.contract.PublishedEvent;
import io.scanpass.contract.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The way from the consumer to the views. */
@Component
public class Projections {

    private static final Logger log = LoggerFactory.getLogger(Projections.class);

    private final Map<Topic, TopicProjection<?, ?>> byTopic = new EnumMap<>(Topic.class);
    private final MeterRegistry meters;
    private final Clock clock;

    Projections(List<TopicProjection<?, ?>> projections, MeterRegistry meters, Clock clock) {
        projections.forEach(projection -> byTopic.put(projection.topic(), projection));
        this.meters = meters;
        this.clock = clock;
    }

    /** @param happenedAt when the event was stored, where the record says so */
    public Outcome apply(EventType type, PublishedEvent event, Arrival arrival, @Nullable Instant happenedAt) {
        Outcome outcome = of(type.topic()).apply(event, arrival);
        report(type.wireName(), event.aggregateId(), arrival.sequence(), outcome);
        if (outcome == Outcome.APPLIED && happenedAt != null) {
            meters.timer("scanpass.project.latency", "type", type.wireName())
                    .record(Duration.between(happenedAt, clock.instant()));
        }
        return outcome;
    }

    /** Counts an event whose type this version does not know, so that the ones after it are no gap. */
    public Outcome count(Topic topic, String aggregateId, Arrival arrival) {
        return of(topic).count(aggregateId, arrival);
    }

    /** The key of the view of an aggregate. */
    public String key(Topic topic, String aggregateId) {
        return of(topic).form().key(aggregateId);
    }

    /**
     * Folds events of one aggregate into a view that nobody is served yet: no reaction hears of them.
     *
     * @param sequence of the view, -1 where there is none
     * @param stored the view as it is stored; null: there is none
     * @param events in the order in which they came
     */
    public Fold fold(Topic topic, String aggregateId, long sequence, @Nullable String stored, List<Replayed> events) {
        return of(topic).fold(aggregateId, sequence, stored, events);
    }

    private TopicProjection<?, ?> of(Topic topic) {
        TopicProjection<?, ?> projection = byTopic.get(topic);
        if (projection == null) {
            throw new IllegalStateException("no projection for " + topic);
        }
        return projection;
    }

    private void report(String type, String id, long sequence, Outcome outcome) {
        switch (outcome) {
            case APPLIED -> log.info("projected {} {} {}", type, id, sequence);
            case DUPLICATE -> log.debug("seen before: {} {} {}", type, id, sequence);
            case GAP -> {
                log.warn("gap before {} {} {}: held back", type, id, sequence);
                meters.counter("scanpass.project.gaps", "type", type).increment();
            }
            case PASSED, PARKED, HELD, MOVED -> {}
        }
        meters.counter(
                        "scanpass.projected",
                        "type",
                        type,
                        "outcome",
                        outcome.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
