package io.scanpass.query.project.rebuild;

import io.scanpass.query.project.ViewKeys;
import io.scanpass.query.project.rebuild.Rebuild.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * That this node, and no other, does the rebuild. All it writes goes through scripts that look first whether that is still
 * so: one that was paused beyond its lease writes nothing more.
 */
@Component
public final class Ownership {

    private static final Duration LEASE = Duration.ofSeconds(10);

    @SuppressWarnings("rawtypes") // a script's result type is a class literal
    private static final RedisScript<List> CLAIM =
            RedisScript.of(new ClassPathResource("claim.lua", Ownership.class), List.class);

    private final String owner = UUID.randomUUID().toString();
    private final StringRedisTemplate redis;

    Ownership(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /**
     * What is to be done.
     *
     * @param next what the names of the views that are built begin with
     * @param last what the names of those before them begin with
     */
    public record Task(Phase phase, String next, String last) {}

    /** Another has it, or what was to be done is over. */
    public static final class Lost extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        Lost() {
            super("another node rebuilds, or nobody any more");
        }
    }

    /** Empty when there is nothing to do, or another node does it. */
    @SuppressWarnings("unchecked") // the script answers strings
    public Optional<Task> claim() {
        List<String> answer = redis.execute(CLAIM, List.of(Rebuilds.REBUILD), owner, Long.toString(LEASE.toMillis()));
        return answer.isEmpty()
                ? Optional.empty()
                : Optional.of(new Task(Phase.valueOf(answer.get(0)), answer.get(1), answer.get(2)));
    }

    /** A script that this package has beside {@code own.lua}. */
    @SuppressWarnings("rawtypes") // a script's result type is a class literal
    static RedisScript<List> script(String name) {
        return RedisScript.of(text("own.lua") + text(name), List.class);
    }

    /** @return what the script answers, but for its first word */
    @SuppressWarnings({"rawtypes", "unchecked"}) // the scripts answer strings
    List<String> run(RedisScript<List> script, Phase phase, Collection<String> arguments) {
        List<String> all = new ArrayList<>(arguments.size() + 3);
        all.add(owner);
        all.add(phase.name());
        all.add(Long.toString(LEASE.toMillis()));
        all.addAll(arguments);
        List<String> answer = redis.execute(
                script,
                List.of(Rebuilds.REBUILD, ViewKeys.GENERATION, ViewKeys.NEXT_GENERATION, ViewKeys.PARKED),
                all.toArray());
        if (answer.getFirst().equals("LOST")) {
            throw new Lost();
        }
        return answer.getFirst().equals("OWN") ? answer.subList(1, answer.size()) : answer;
    }

    private static String text(String name) {
        try {
            return new ClassPathResource(name, Ownership.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
