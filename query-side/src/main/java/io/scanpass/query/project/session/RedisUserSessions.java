package io.scanpass.query.project.session;

import io.scanpass.query.project.ViewKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

@Component
final class RedisUserSessions implements UserSessions {

    @SuppressWarnings("rawtypes") // a script's result type is a class literal
    private static final RedisScript<List> READ =
            RedisScript.of(new ClassPathResource("user-sessions.lua", RedisUserSessions.class), List.class);

    private static final int MOST = 500;
    private static final int FIELDS = 4;

    private final StringRedisTemplate redis;

    RedisUserSessions(StringRedisTemplate redis) {
        this.redis = redis;
    }

    @Override
    @SuppressWarnings("unchecked") // the script answers strings
    public List<Use> liveAt(String userId, Instant now) {
        List<String> answer = redis.execute(
                READ,
                List.of(ViewKeys.userSessions(userId), ViewKeys.POSITIONS, ViewKeys.PARKED),
                Long.toString(now.toEpochMilli()),
                Integer.toString(MOST),
                ViewKeys.session(""));
        if (answer.getFirst().isEmpty()) {
            throw new ViewsAreFilling();
        }
        List<Use> live = new ArrayList<>();
        for (int i = 1; i < answer.size(); i += FIELDS) {
            String view = answer.get(i);
            if (!view.isEmpty()) {
                SessionView session = RedisSessionStore.session(view, text(answer.get(i + 1)));
                String lastUsed = text(answer.get(i + 2));
                if (session.isLiveAt(now) && !answer.get(i + 3).isEmpty()) throw new SessionIsParked();
                if (session.isLiveAt(now)) live.add(new Use(session, lastUsed == null ? null : instant(lastUsed)));
            }
        }
        return live;
    }

    private static @Nullable String text(String answered) {
        return answered.isEmpty() ? null : answered;
    }

    private static Instant instant(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }
}
