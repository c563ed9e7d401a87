package io.scanpass.command.persist;

import io.scanpass.command.republish.RelayPosition;
import java.time.Clock;
import org.axonframework.common.DateTimeUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcRelayPosition implements RelayPosition {

    private static final String COUNT = """
            select count(*) as stored,
                   count(*) filter (where global_index <= relay.index) as published,
                   count(*) filter (where global_index <= relay.index and type in ('User', 'Session')) as kept
              from domain_event,
                   (select coalesce(max((convert_from(token, 'UTF8')::jsonb ->> 'index')::bigint), -1) as index
                      from token_entry where processor_name = 'relay') as relay""";

    /**
     * The relay's node finds the position another's, and lets go of it; nobody's it would take back and go on. When that
     * owner, who does not exist, has not been heard of for as long as Axon waits, the next relay begins without a position.
     */
    private static final String BEGIN = """
            update token_entry set token = null, token_type = null, owner = 'nobody', time_stamp = ?
             where processor_name = 'relay'""";

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcRelayPosition(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Count count() {
        return jdbc.sql(COUNT)
                .query((row, number) -> new Count(row.getLong("stored"), row.getLong("published"), row.getLong("kept")))
                .single();
    }

    @Override
    public void backToTheBeginning() {
        jdbc.sql(BEGIN).param(DateTimeUtils.formatInstant(clock.instant())).update();
    }
}
