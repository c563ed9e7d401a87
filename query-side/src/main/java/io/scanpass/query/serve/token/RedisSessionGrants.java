package io.scanpass.query.serve.token;

import io.scanpass.contract.token.RefreshTokenReused;
import io.scanpass.query.project.ServedViews;
import io.scanpass.query.project.ViewKeys;
import io.scanpass.query.project.session.SessionView;
import io.scanpass.query.react.reuse.ReuseReports;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

@Component
final class RedisSessionGrants implements SessionGrants {

    private static final RedisScript<Long> REDEEM =
            RedisScript.of(new ClassPathResource("redeem.lua", RedisSessionGrants.class), Long.class);

    @SuppressWarnings("rawtypes") // a script's result type is a class literal
    private static final RedisScript<List> ROTATE =
            RedisScript.of(new ClassPathResource("rotate.lua", RedisSessionGrants.class), List.class);

    private static final int REUSED = -1;
    private static final int MISSING = -2;
    private static final int OVER = -3;
    private static final int IDLE = -4;

    private final StringRedisTemplate redis;
    private final ServedViews served;
    private final ReuseReports reports;

    RedisSessionGrants(StringRedisTemplate redis, ServedViews served, ReuseReports reports) {
        this.redis = redis;
        this.served = served;
        this.reports = reports;
    }

    @Override
    public Instant redeemed(String sessionId, Instant now) {
        return Instant.ofEpochMilli(redis.execute(REDEEM, List.of(ViewKeys.session(sessionId)), millis(now)));
    }

    @Override
    public boolean isCurrent(String sessionId, int presented, Instant now, Duration grace) {
        List<@Nullable String> fields =
                served.fields(ViewKeys.session(sessionId), List.of("generation", "generation_at"));
        String generation = fields.get(0);
        String since = fields.get(1);
        if (generation == null || since == null || presented >= Integer.parseInt(generation)) {
            return true; // after a loss of Redis the token itself tells how far it was
        }
        return presented == Integer.parseInt(generation) - 1
                && now.toEpochMilli() - Long.parseLong(since) <= grace.toMillis();
    }

    @Override
    @SuppressWarnings("unchecked") // the script answers integers
    public Rotation rotate(SessionView session, int presented, boolean idle, Instant now, Duration grace) {
        String id = session.sessionId();
        List<Long> answer = redis.execute(
                ROTATE,
                Stream.concat(Stream.of(ViewKeys.session(id)), reports.keys().stream())
                        .toList(),
                Integer.toString(presented),
                millis(now),
                Long.toString(grace.toMillis()),
                idle ? "idle" : "",
                id,
                reports.text(new RefreshTokenReused(id, session.userId(), session.clientId(), now)));
        int code = Math.toIntExact(answer.getFirst());
        if (code == REUSED) {
            reports.wake();
        }
        return switch (code) {
            case REUSED -> new Rotation.Reused();
            case MISSING -> new Rotation.Missing();
            case OVER -> new Rotation.Over();
            case IDLE -> new Rotation.Idle();
            default -> new Rotation.Current(code, Instant.ofEpochMilli(answer.get(1)));
        };
    }

    private static String millis(Instant instant) {
        return Long.toString(instant.toEpochMilli());
    }
}
