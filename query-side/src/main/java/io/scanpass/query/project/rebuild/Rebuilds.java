package io.scanpass.query.project.rebuild;

import io.scanpass.query.project.ViewKeys;
import io.scanpass.query.project.rebuild.Rebuild.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/** Asks for a rebuild, and how far it is; some node does it, and another goes on where that one dies. */
@Component
public final class Rebuilds {

    static final String REBUILD = "rebuild";

    private static final RedisScript<Long> START = script("start.lua");
    private static final RedisScript<Long> DROP = script("drop.lua");

    private final StringRedisTemplate redis;

    Rebuilds(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /** @return false when one is under way, which goes on */
    public boolean start() {
        return redis.execute(START, List.of(REBUILD, ViewKeys.GENERATION, ViewKeys.NEXT_GENERATION)) == 1;
    }

    /** @return false when nothing is built just now */
    public boolean drop(String why) {
        return redis.execute(DROP, List.of(REBUILD, ViewKeys.NEXT_GENERATION), why) == 1;
    }

    /** The one that is under way, or the last one. */
    public Optional<Rebuild> latest() {
        Map<String, String> stored = redis.<String, String>opsForHash().entries(REBUILD);
        @Nullable String phase = stored.get("phase");
        if (phase == null) {
            return Optional.empty();
        }
        @Nullable String left = stored.get("left");
        return Optional.of(new Rebuild(
                number(stored, "number"),
                Phase.valueOf(phase),
                number(stored, "done"),
                left == null ? null : Long.valueOf(left),
                number(stored, "per_second"),
                Instant.ofEpochMilli(number(stored, "started_at")),
                stored.containsKey("ended_at") ? Instant.ofEpochMilli(number(stored, "ended_at")) : null,
                stored.get("why")));
    }

    private static long number(Map<String, String> stored, String field) {
        return Long.parseLong(Objects.requireNonNullElse(stored.get(field), "0"));
    }

    private static RedisScript<Long> script(String name) {
        return RedisScript.of(new ClassPathResource(name, Rebuilds.class), Long.class);
    }
}
