package io.scanpass.query.project;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

@Component
final class RedisPositions implements Positions {

    private static final RedisScript<String> PASS =
            RedisScript.of(new ClassPathResource("pass.lua", RedisPositions.class), String.class);

    private final StringRedisTemplate redis;
    private final ServedViews served;

    RedisPositions(StringRedisTemplate redis, ServedViews served) {
        this.redis = redis;
        this.served = served;
    }

    @Override
    public Map<String, Long> read(Collection<String> partitions) {
        List<String> names = List.copyOf(partitions);
        List<@Nullable String> stored = served.fields(ViewKeys.POSITIONS, names);
        Map<String, Long> positions = HashMap.newHashMap(names.size());
        for (int i = 0; i < names.size(); i++) {
            String position = stored.get(i);
            positions.put(names.get(i), position == null ? NONE : Long.parseLong(position));
        }
        return positions;
    }

    @Override
    public Outcome pass(PositionStep step) {
        String outcome = redis.execute(
                PASS,
                List.of(ViewKeys.POSITIONS),
                step.partition(),
                Long.toString(step.from()),
                Long.toString(step.to()));
        return Outcome.valueOf(outcome);
    }
}
