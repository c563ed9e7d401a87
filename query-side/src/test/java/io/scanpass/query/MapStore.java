package io.scanpass.query;

import io.scanpass.query.project.Arrival;
import io.scanpass.query.project.LogLine;
import io.scanpass.query.project.Outcome;
import io.scanpass.query.project.ViewStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;

/** Views in memory, which can be unreachable as Redis can. */
public class MapStore<V> implements ViewStore<V> {

    public final Map<String, V> views = new HashMap<>();
    public boolean reachable = true;

    @Override
    public Optional<V> find(String id) {
        if (!reachable) {
            throw new QueryTimeoutException("unreachable");
        }
        return Optional.ofNullable(views.get(id));
    }

    @Override
    public Outcome update(
            String id,
            Arrival arrival,
            UnaryOperator<@Nullable V> fold,
            Function<@Nullable V, Optional<LogLine>> line) {
        throw new UnsupportedOperationException();
    }
}
