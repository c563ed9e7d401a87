package io.scanpass.query.project.rebuild;

import io.scanpass.query.project.ViewKeys;
import io.scanpass.query.project.activity.ActivitySettings;
import io.scanpass.query.project.rebuild.Ownership.Task;
import io.scanpass.query.project.rebuild.Rebuild.Phase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.data.redis.core.Cursor;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/** From one generation of views to the next. */
@Component
public final class Succession {

    @SuppressWarnings("rawtypes") // a script's result type is a class literal
    private static final RedisScript<List> NOTE = Ownership.script("note.lua");

    @SuppressWarnings("rawtypes") // a script's result type is a class literal
    private static final RedisScript<List> CARRY = Ownership.script("carry.lua");

    @SuppressWarnings("rawtypes") // a script's result type is a class literal
    private static final RedisScript<List> SWITCH = Ownership.script("switch.lua");

    @SuppressWarnings("rawtypes") // a script's result type is a class literal
    private static final RedisScript<List> GIVE_UP = Ownership.script("give-up.lua");

    @SuppressWarnings("rawtypes") // a script's result type is a class literal
    private static final RedisScript<List> END = Ownership.script("end.lua");

    /** What views are called; in the first generation nothing else tells them from what is no view. */
    private static final List<String> VIEWS = List.of(
            ViewKeys.session(""),
            ViewKeys.user(""),
            ViewKeys.activity(""),
            ViewKeys.userSessions(""),
            ViewKeys.qrLogin(""),
            ViewKeys.POSITIONS);

    /** Those that outlive their events, or have fields of which no event tells. */
    private static final List<String> CARRIED = VIEWS.subList(0, 3);

    private static final int SLICE = 100;
    private static final long SCANNED = 1_000;

    private final Ownership ownership;
    private final StringRedisTemplate redis;
    private final ActivitySettings activity;

    Succession(Ownership ownership, StringRedisTemplate redis, ActivitySettings activity) {
        this.ownership = ownership;
        this.redis = redis;
        this.activity = activity;
    }

    /** What became of the attempt to serve the next generation. */
    public enum Attempt {
        SWITCHED,
        /** What is served now has an event that the next has not. */
        BEHIND,
        /** What is served now is being filled itself. */
        FILLING
    }

    /** The positions of what is served, or of what is built, by partition. */
    public Map<String, Long> positions(String generation, String ours) {
        Map<String, Long> positions = new HashMap<>();
        redis.<String, String>opsForHash()
                .entries(generation + ViewKeys.POSITIONS)
                .forEach((partition, position) -> {
                    if (partition.startsWith(ours)) positions.put(partition, Long.valueOf(position));
                });
        return positions;
    }

    public void note(long left, long perSecond) {
        ownership.run(
                NOTE, Phase.BUILDING, List.of("left", Long.toString(left), "per_second", Long.toString(perSecond)));
    }

    /**
     * Carries on what no event tells, of all that is served.
     *
     * @param behind is told the names of what the next generation lacks, or knows less of
     */
    public void carryAll(Task task, Consumer<List<String>> behind) {
        scan(task.last(), CARRIED, names -> behind.accept(carry(names)));
    }

    /** @return the names of those that the next generation lacks, or knows less of */
    public List<String> carry(Collection<String> names) {
        List<String> arguments = new ArrayList<>(List.of(
                Integer.toString(activity.most()), Long.toString(activity.kept().toMillis())));
        arguments.addAll(names);
        return ownership.run(CARRY, Phase.BUILDING, arguments);
    }

    /** @param built the positions of the next generation, by partition */
    public Attempt serve(Map<String, Long> built, String ours) {
        List<String> arguments = new ArrayList<>(List.of(ViewKeys.CHANGED, ViewKeys.GENERATION, ours));
        built.forEach((partition, position) -> arguments.addAll(List.of(partition, Long.toString(position))));
        return Attempt.valueOf(ownership.run(SWITCH, Phase.BUILDING, arguments).getFirst());
    }

    /** Removes a generation, which may take a while. */
    public void remove(String generation, Phase phase) {
        scan(generation, VIEWS, names -> {
            ownership.run(NOTE, phase, List.of());
            redis.unlink(names.stream().map(name -> generation + name).toList());
        });
    }

    /** What is built is removed; what is served stays. */
    public void giveUp(String why) {
        ownership.run(GIVE_UP, Phase.BUILDING, List.of(why));
    }

    public void end(Phase phase, Phase last) {
        ownership.run(END, phase, List.of(last.name()));
    }

    private void scan(String generation, List<String> kinds, Consumer<List<String>> slices) {
        Predicate<String> wanted = name -> kinds.stream().anyMatch(name::startsWith);
        List<String> slice = new ArrayList<>(SLICE);
        ScanOptions options =
                ScanOptions.scanOptions().match(generation + "*").count(SCANNED).build();
        try (Cursor<String> keys = redis.scan(options)) {
            while (keys.hasNext()) {
                String name = keys.next().substring(generation.length());
                if (wanted.test(name)) slice.add(name);
                if (slice.size() == SLICE) {
                    slices.accept(slice);
                    slice.clear();
                }
            }
        }
        if (!slice.isEmpty()) slices.accept(slice);
    }
}
