package io.scanpass.command.persist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether this node's clock, which decides when a login is over and dates the events, is that of the database, which all
 * nodes share. A node that is off takes no requests: it would let logins live longer or shorter than others do.
 */
@Component
class ClockHealthIndicator implements HealthIndicator {

    private static final Duration LARGEST_DRIFT = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final Clock clock;

    ClockHealthIndicator(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Duration drift;
        try {
            Instant before = clock.instant();
            OffsetDateTime database = jdbc.sql("select clock_timestamp()")
                    .query(OffsetDateTime.class)
                    .single();
            Instant halfway =
                    before.plus(Duration.between(before, clock.instant()).dividedBy(2));
            drift = Duration.between(database.toInstant(), halfway).abs();
        } catch (DataAccessException away) {
            return Health.unknown().build(); // that the database is away is said elsewhere
        }
        Health.Builder health = drift.compareTo(LARGEST_DRIFT) > 0 ? Health.down() : Health.up();
        return health.withDetail("drift", drift).build();
    }
}
