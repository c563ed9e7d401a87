package io.scanpass.query.project;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/** Single commands on the views that are served: which these are is read in the same step. */
@Component
public final class ServedViews {

    private static final ClassPathResource SCRIPT = new ClassPathResource("served.lua", ServedViews.class);
    private static final RedisScript<Long> COUNTING = RedisScript.of(SCRIPT, Long.class);

    @SuppressWarnings("rawtypes") // a script's result type is a class literal
    private static final RedisScript<List> LISTING = RedisScript.of(SCRIPT, List.class);

    private final StringRedisTemplate redis;

    ServedViews(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /** Of a hash: the values of these fields, null for those that it has not. */
    @SuppressWarnings("unchecked") // the script answers strings
    public List<@Nullable String> fields(String key, Collection<String> names) {
        return names.isEmpty()
                ? new ArrayList<>()
                : redis.execute(
                        LISTING,
                        List.of(key),
                        Stream.concat(Stream.of("HMGET"), names.stream()).toArray());
    }

    void removeFields(String key, String... names) {
        redis.execute(
                COUNTING,
                List.of(key),
                Stream.concat(Stream.of("HDEL"), Stream.of(names)).toArray());
    }

    /** Of a sorted set whose members have one score: those between, the greatest first (ZREVRANGEBYLEX). */
    @SuppressWarnings("unchecked") // the script answers strings
    public List<String> newest(String key, String greatest, String least, int most) {
        return redis.execute(
                LISTING, List.of(key), "ZREVRANGEBYLEX", greatest, least, "LIMIT", "0", Integer.toString(most));
    }
}
