package io.scanpass.command.persist.session;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes sessions that are past their end out of the table of live ones; nobody takes them for live before that either. */
@Component
class WhenSessionsExpireThenForgotten {

    private static final Logger LOG = LoggerFactory.getLogger(WhenSessionsExpireThenForgotten.class);
    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    WhenSessionsExpireThenForgotten(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void forgetAll() {
        Instant now = clock.instant();
        try {
            long all = 0;
            for (int some = forgetSome(now); some > 0; some = forgetSome(now)) all += some;
            if (all > 0) LOG.info("{} sessions have expired", all);
        } catch (DataAccessException away) {
            LOG.warn("expired sessions are not removed yet: {}", away.getMessage());
        }
    }

    /** What another node is at, or a revocation, is passed over. */
    private int forgetSome(Instant now) {
        return jdbc.sql("""
                        delete from live_session where session_id in (
                            select session_id from live_session where expires_at <= ?
                            order by expires_at limit ? for update skip locked)
                        """).params(Timestamp.from(now), BATCH).update();
    }
}
