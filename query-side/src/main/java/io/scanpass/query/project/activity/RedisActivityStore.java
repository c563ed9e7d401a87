package io.scanpass.query.project.activity;

import io.scanpass.query.project.ViewKeys;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Range;
import org.springframework.data.domain.Range.Bound;
import org.springframework.data.redis.connection.Limit;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Written with the views, see {@code update-view.lua}. */
@Component
final class RedisActivityStore implements ActivityStore {

    private final StringRedisTemplate redis;
    private final ActivitySettings settings;

    RedisActivityStore(StringRedisTemplate redis, ActivitySettings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    @Override
    public List<Entry> find(String userId, @Nullable String before, int most, Instant now) {
        // A log that nobody writes to keeps what is too old.
        Bound<String> oldest =
                Bound.inclusive(Long.toString(now.minus(settings.kept()).toEpochMilli()));
        Range<String> asked = before == null ? Range.rightUnbounded(oldest) : Range.of(oldest, Bound.exclusive(before));
        return redis
                .opsForZSet()
                .reverseRangeByLex(
                        ViewKeys.activity(userId), asked, Limit.limit().count(most))
                .stream()
                .map(ActivityLines::read)
                .toList();
    }
}
