package io.scanpass.command.persist.retention;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
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
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Removes whole streams of QR logins that are long over, and of those only what the relay has published. Users and
 * sessions are never touched: a session that a login started has a stream of its own.
 */
@Component
class WhenQrLoginsAreOldThenRemoved {

    private static final Logger LOG = LoggerFactory.getLogger(WhenQrLoginsAreOldThenRemoved.class);

    /** Nothing while another node is at it. What the relay still misses begins at its lowest gap. */
    private static final String REMOVE = """
            with relayed as (
                select coalesce((select min(gap::bigint) - 1 from jsonb_array_elements_text(position -> 'gaps') gap),
                                (position ->> 'index')::bigint) as up_to
                from (select convert_from(token, 'UTF8')::jsonb as position from token_entry
                      where processor_name = 'relay' and segment = 0) token
            ), old as (
                select first.aggregate_identifier from domain_event first, relayed
                where first.type = 'QrLogin' and first.sequence_number = 0
                  and first.time_stamp < :before and first.global_index <= relayed.up_to
                  and not exists (select 1 from domain_event later
                                  where later.aggregate_identifier = first.aggregate_identifier
                                    and later.global_index > relayed.up_to)
                order by first.global_index limit :batch
            )
            delete from domain_event using old
            where domain_event.aggregate_identifier = old.aggregate_identifier and domain_event.type = 'QrLogin'
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final RetentionSettings settings;
    private final Clock clock;
    private final Counter removed;

    WhenQrLoginsAreOldThenRemoved(
            JdbcClient jdbc,
            TransactionOperations transactions,
            RetentionSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
        this.removed = meters.counter("scanpass.retention.removed.events");
    }

    @Scheduled(initialDelay = 1, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void removeAllThatIsOld() {
        Instant now = clock.instant();
        try {
            long all = 0;
            for (int some = removeSome(now); some > 0; some = removeSome(now)) all += some;
            if (all > 0) LOG.info("removed {} events of QR logins older than {}", all, settings.qrLogins());
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("old QR logins are not removed yet: {}", away.getMessage());
        }
    }

    /** @return how many events are gone */
    int removeSome(Instant now) {
        Integer gone = transactions.execute(transaction -> {
            if (!isAlone()) return 0;
            forget("delete from user_code where expires_at < ?", now.minus(settings.qrLogins()));
            forget("delete from refused_browser where until < ?", now);
            forget("delete from approval where approved_at < ?", now.minus(settings.approvals()));
            return jdbc.sql(REMOVE)
                    .param("before", now.minus(settings.qrLogins()).toString())
                    .param("batch", settings.batch())
                    .update();
        });
        removed.increment(gone == null ? 0 : gone);
        return gone == null ? 0 : gone;
    }

    private void forget(String sql, Instant before) {
        jdbc.sql(sql).param(Timestamp.from(before)).update();
    }

    private boolean isAlone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('scanpass.retention'))")
                .query(Boolean.class)
                .single();
    }
}
