package io.scanpass.query.project.activity;

import io.scanpass.query.project.ServedViews;
import io.scanpass.query.project.ViewKeys;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Written with the views, see {@code update-view.lua}. */
@Component
final class RedisActivityStore implements ActivityStore {

    private final ServedViews views;
    private final ActivitySettings settings;

    RedisActivityStore(ServedViews views, ActivitySettings settings) {
        this.views = views;
        this.settings = settings;
    }

    @Override
    public List<Entry> find(String userId, @Nullable String before, int most, Instant now) {
        // A log that nobody writes to keeps what is too old.
        String oldest = "[" + now.minus(settings.kept()).toEpochMilli();
        return views.newest(ViewKeys.activity(userId), before == null ? "+" : "(" + before, oldest, most).stream()
                .map(ActivityLines::read)
                .toList();
    }
}
