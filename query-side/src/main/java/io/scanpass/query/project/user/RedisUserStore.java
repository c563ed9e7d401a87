package io.scanpass.query.project.user;

import io.scanpass.query.project.RedisProjecting;
import io.scanpass.query.project.RedisViewStore;
import io.scanpass.query.project.ViewKeys;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
final class RedisUserStore extends RedisViewStore<UserView> implements UserStore {

    RedisUserStore(RedisProjecting redis) {
        super(redis, UserView.class, ViewKeys::user, view -> Optional.empty());
    }

    static UserView user(String json) {
        return read(json, UserView.class);
    }

    @Override
    protected List<String> outlived(UserView view) {
        return view.isForgotten() ? List.of(RedisPersonalKeys.KEY) : List.of();
    }
}
