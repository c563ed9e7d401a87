package io.scanpass.query.project;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Views as hashes with the fields {@code sequence} and {@code view} (JSON). Others may keep fields of their own beside
 * these two; they live as long as the view.
 */
public abstract class RedisViewStore<V> implements ViewStore<V>, StoredForm<V> {

    private static final Logger log = LoggerFactory.getLogger(RedisViewStore.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    @SuppressWarnings("rawtypes") // a script's result type is a class literal
    private static final RedisScript<List> UPDATE =
            RedisScript.of(new ClassPathResource("update-view.lua", RedisViewStore.class), List.class);

    /** In a replay a view may be over before its last event is read: it must live until then. */
    private static final Duration SHORTEST_LIFE = Duration.ofMinutes(1);

    private static final String AGAIN = "AGAIN";
    private static final List<String> NO_LINE = List.of("", "", "", "", "");

    @SuppressWarnings("rawtypes") // a script's result type is a class literal
    private static final RedisScript<List> READ =
            RedisScript.of(new ClassPathResource("view.lua", RedisViewStore.class), List.class);

    private final StringRedisTemplate redis;
    private final Clock clock;
    private final Class<V> type;
    private final Function<String, String> key;
    private final Function<V, Optional<Instant>> endOfLife;

    /** @param endOfLife when Redis may forget the view; empty for never */
    protected RedisViewStore(
            RedisProjecting redis,
            Class<V> type,
            Function<String, String> key,
            Function<V, Optional<Instant>> endOfLife) {
        this.redis = redis.template();
        this.clock = redis.clock();
        this.type = type;
        this.key = key;
        this.endOfLife = endOfLife;
    }

    @Override
    public Optional<V> find(String id) {
        return Optional.ofNullable(stored(key.apply(id)).view());
    }

    @Override
    public Outcome update(
            String id,
            Arrival arrival,
            UnaryOperator<@Nullable V> fold,
            Function<@Nullable V, Optional<LogLine>> line) {
        while (true) { // a second round only after another wrote between reading and writing, or other views are served
            Stored<V> before = stored(key.apply(id));
            @Nullable V after = null;
            if (arrival.sequence() == before.sequence() + 1) {
                after = fold.apply(before.view());
                if (after == null) {
                    return Outcome.GAP;
                }
            }
            String outcome = write(
                    before.generation(),
                    id,
                    arrival,
                    after,
                    line.apply(before.view()).orElse(null));
            if (!outcome.equals(AGAIN)) {
                return Outcome.valueOf(outcome);
            }
        }
    }

    /** Where else the view can be found; nowhere, unless a store says so. */
    protected Optional<IndexEntry> index(V view) {
        return Optional.empty();
    }

    /** Fields of others that go when this view is written; none, unless a store says so. */
    protected List<String> outlived(V view) {
        return List.of();
    }

    protected static <V> V read(String json, Class<V> type) {
        return JSON.readValue(json, type);
    }

    @Override
    public String key(String id) {
        return key.apply(id);
    }

    @Override
    public V read(String view) {
        return read(view, type);
    }

    @Override
    public Written written(String id, long sequence, V view, Duration shortest) {
        return new Written(
                key.apply(id),
                sequence,
                JSON.writeValueAsString(view),
                expireAt(view, shortest),
                index(view).orElse(null),
                outlived(view));
    }

    @SuppressWarnings("unchecked") // the script answers strings
    private Stored<V> stored(String viewKey) {
        List<@Nullable String> answer = redis.execute(READ, List.of(viewKey));
        String generation = Objects.requireNonNull(answer.get(0));
        String sequence = answer.get(1);
        String view = answer.get(2);
        return sequence == null || view == null
                ? new Stored<>(generation, -1, null)
                : new Stored<>(generation, Long.parseLong(sequence), read(view, type));
    }

    private String write(String generation, String id, Arrival arrival, @Nullable V after, @Nullable LogLine line) {
        PositionStep step = arrival.step();
        @Nullable Written written = after == null ? null : written(id, arrival.sequence(), after, SHORTEST_LIFE);
        @Nullable IndexEntry entry = written == null ? null : written.index();
        List<String> arguments = new ArrayList<>(List.of(
                step.partition(),
                Long.toString(step.from()),
                Long.toString(step.to()),
                Long.toString(arrival.sequence()),
                written == null ? "" : written.view(),
                written == null ? "" : written.end(),
                ViewKeys.CHANGED,
                entry == null ? "" : entry.member(),
                entry == null || entry.until() == null ? "" : millis(entry.until()),
                millis(clock.instant())));
        arguments.addAll(line == null ? NO_LINE : written(line));
        Again again = arrival.again();
        arguments.add(again == null ? "" : Long.toString(again.lastStored()));
        arguments.add(again == null ? "" : again.answers());
        arguments.add(generation);
        if (written != null) arguments.addAll(written.outlived());
        List<?> answer = redis.execute(
                UPDATE,
                List.of(
                        key.apply(id),
                        ViewKeys.POSITIONS,
                        entry == null ? "" : entry.key(),
                        line == null ? "" : ViewKeys.activity(line.userId()),
                        line == null ? "" : ViewKeys.user(line.userId()),
                        ViewKeys.PARKED),
                arguments.toArray());
        if (answer.contains("FREE")) log.info("no longer parked: {}", key.apply(id));
        return (String) Objects.requireNonNull(answer.getFirst());
    }

    private List<String> written(LogLine line) {
        return List.of(
                line.id(),
                line.text() == null ? "" : line.text(),
                Integer.toString(line.most()),
                Long.toString(line.kept().toMillis()),
                millis(clock.instant().minus(line.kept())));
    }

    private String expireAt(V view, Duration shortest) {
        Instant soonest = clock.instant().plus(shortest);
        return endOfLife
                .apply(view)
                .map(end -> end.isBefore(soonest) ? soonest : end)
                .map(RedisViewStore::millis)
                .orElse("");
    }

    private static String millis(Instant instant) {
        return Long.toString(instant.toEpochMilli());
    }

    private record Stored<V>(
            String generation, long sequence, @Nullable V view) {}
}
