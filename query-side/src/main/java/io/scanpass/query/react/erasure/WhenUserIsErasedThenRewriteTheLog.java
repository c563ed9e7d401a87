package io.scanpass.query.react.erasure;

import io.scanpass.contract.user.UserEvent;
import io.scanpass.query.project.Reaction;
import io.scanpass.query.project.user.UserView;
import io.scanpass.query.react.DueWork;
import io.scanpass.query.react.Worker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisServerCommands;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * Redis forgets a key in its memory at once, but not in its append-only file, until it writes that anew. It is asked to,
 * once for all users who are forgotten within the same time.
 */
@Component
class WhenUserIsErasedThenRewriteTheLog implements Reaction<UserEvent, UserView>, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WhenUserIsErasedThenRewriteTheLog.class);
    private static final int MOST = 10;

    private final DueWork work;
    private final StringRedisTemplate redis;
    private final Duration apart;
    private final Clock clock;
    private final Worker worker;

    WhenUserIsErasedThenRewriteTheLog(StringRedisTemplate redis, ErasureSettings settings, Clock clock) {
        this.work = new DueWork(redis, "rewrites");
        this.redis = redis;
        this.apart = settings.rewritesApart();
        this.clock = clock;
        this.worker = new Worker("rewrites", apart.dividedBy(4), this::rewrite);
    }

    /** Due when nobody adds to it any more, and what it is about is long written. */
    @Override
    public void before(UserEvent event, UserView after) {
        if (after.isForgotten()) {
            long round = clock.instant().toEpochMilli() / apart.toMillis() + 2;
            work.add(new DueWork.Piece(Long.toString(round), ""), Instant.ofEpochMilli(round * apart.toMillis()));
        }
    }

    private void rewrite() {
        for (DueWork.Piece due : work.claim(clock.instant(), apart, MOST)) {
            // While one is under way it may have the key still: this one then comes again at the end of its lease.
            if (isRewritten()) work.done(due);
        }
    }

    private boolean isRewritten() {
        try (RedisConnection connection = redis.getRequiredConnectionFactory().getConnection()) {
            RedisServerCommands server = connection.serverCommands();
            Properties state = server.info("persistence");
            if (is(state, "aof_rewrite_in_progress")) return false;
            if (!is(state, "aof_enabled")) return true;
            server.bgReWriteAof();
            log.info("Redis writes its log anew, without the users who are forgotten");
        } catch (DataAccessException refused) { // as by a Redis that others run, who see to it themselves
            log.info("Redis does not write its log anew: {}", refused.getMessage());
        }
        return true;
    }

    private static boolean is(@Nullable Properties state, String name) {
        return state != null && "1".equals(state.getProperty(name));
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public void stop() {
        worker.stop();
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }
}
