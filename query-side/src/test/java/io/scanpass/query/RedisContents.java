package io.scanpass.query;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.redis.connection.DataType;
import org.springframework.data.redis.core.StringRedisTemplate;

/** All that stands in Redis, as one text to search in. */
public final class RedisContents {

    private RedisContents() {}

    public static String of(StringRedisTemplate redis) {
        Set<String> keys = redis.keys("*");
        return keys.stream().map(key -> key + " " + value(redis, key)).collect(Collectors.joining("\n"));
    }

    private static String value(StringRedisTemplate redis, String key) {
        DataType type = redis.type(key);
        return switch (type) {
            case HASH -> redis.opsForHash().entries(key).toString();
            case ZSET -> String.valueOf(redis.opsForZSet().range(key, 0, -1));
            case STRING -> String.valueOf(redis.opsForValue().get(key));
            case NONE -> ""; // gone since
            default -> throw new IllegalStateException("not looked into: " + type);
        };
    }
}
