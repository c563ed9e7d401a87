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
public abstract class RedisViewStore<V> implements ViewStore<V> {

    private static final Logger log = LoggerFactory.getLogger(RedisViewStore.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    @SuppressWarnings("rawtypes") // a script's result type is a class literal
    private static final RedisScript<List> UPDATE =
            RedisScript.of(new ClassPathResource("update-view.lua", RedisViewStore.class), List.class);

    /** In a replay a view may be over before its last event is read: it must live until then. */
    private static final Duration SHORTEST_LIFE = Duration.ofMinutes(1);

    private static final List<String> NO_LINE = List.of("", "", "", "", "");
    private static final List<String> FIELDS = List.of("sequence", "view");

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
        while (true) { // a second round only after another consumer wrote between reading and writing
            Stored<V> before = stored(key.apply(id));
            @Nullable V after = null;
            if (arrival.sequence() == before.sequence() + 1) {
                after = fold.apply(before.view());
                if (after == null) {
                    return Outcome.GAP;
                }
            }
            String outcome = write(
                    key.apply(id), arrival, after, line.apply(before.view()).orElse(null));
            if (!outcome.equals("AGAIN")) {
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

    private Stored<V> stored(String viewKey) {
        List<@Nullable String> fields =
                new ArrayList<>(redis.<String, String>opsForHash().multiGet(viewKey, FIELDS));
        String sequence = fields.get(0);
        String view = fields.get(1);
        return sequence == null || view == null
                ? new Stored<>(-1, null)
                : new Stored<>(Long.parseLong(sequence), read(view, type));
    }

    private String write(String viewKey, Arrival arrival, @Nullable V after, @Nullable LogLine line) {
        PositionStep step = arrival.step();
        @Nullable IndexEntry entry = after == null ? null : index(after).orElse(null);
        List<String> arguments = new ArrayList<>(List.of(
                step.partition(),
                Long.toString(step.from()),
                Long.toString(step.to()),
                Long.toString(arrival.sequence()),
                after == null ? "" : JSON.writeValueAsString(after),
                after == null ? "" : expireAt(after),
                ViewKeys.CHANGED,
                entry == null ? "" : entry.member(),
                entry == null || entry.until() == null ? "" : millis(entry.until()),
                millis(clock.instant())));
        arguments.addAll(line == null ? NO_LINE : written(line));
        Again again = arrival.again();
        arguments.add(again == null ? "" : Long.toString(again.lastStored()));
        arguments.add(again == null ? "" : again.answers());
        if (after != null) arguments.addAll(outlived(after));
        List<?> answer = redis.execute(
                UPDATE,
                List.of(
                        viewKey,
                        ViewKeys.POSITIONS,
                        entry == null ? "" : entry.key(),
                        line == null ? "" : ViewKeys.activity(line.userId()),
                        line == null ? "" : ViewKeys.user(line.userId()),
                        ViewKeys.PARKED),
                arguments.toArray());
        if (answer.contains("FREE")) log.info("no longer parked: {}", viewKey);
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

    private String expireAt(V view) {
        Instant soonest = clock.instant().plus(SHORTEST_LIFE);
        return endOfLife
                .apply(view)
                .map(end -> end.isBefore(soonest) ? soonest : end)
                .map(RedisViewStore::millis)
                .orElse("");
    }

    private static String millis(Instant instant) {
        return Long.toString(instant.toEpochMilli());
    }

    private record Stored<V>(long sequence, @Nullable V view) {}
}
