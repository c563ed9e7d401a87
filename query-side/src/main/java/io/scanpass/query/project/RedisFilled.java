package io.scanpass.query.project;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

@Component
final class RedisFilled implements Filled {

    private static final RedisScript<Long> REACHED =
            RedisScript.of(new ClassPathResource("filled.lua", RedisFilled.class), Long.class);
    private static final String ALL = "filled";
    private static final String ONE = "filled:";

    private final StringRedisTemplate redis;
    private final ServedViews served;

    RedisFilled(StringRedisTemplate redis, ServedViews served) {
        this.redis = redis;
        this.served = served;
    }

    @Override
    public void lost(String partition) {
        served.removeFields(ViewKeys.POSITIONS, ALL, ONE + partition);
    }

    @Override
    public boolean isReached(String partition) {
        return served.fields(ViewKeys.POSITIONS, List.of(ONE + partition)).getFirst() != null;
    }

    @Override
    public void reached(String partition, Collection<String> all) {
        redis.execute(
                REACHED,
                List.of(ViewKeys.POSITIONS),
                Stream.concat(Stream.of(partition), all.stream())
                        .map(name -> ONE + name)
                        .toArray());
    }
}
