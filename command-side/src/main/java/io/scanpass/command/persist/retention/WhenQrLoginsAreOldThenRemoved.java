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
 * sessions are never touched: a session that a login started has a stream of its own. This side has no right to delete
 * events; a function of the tables' owner does it, and decides itself which.
 */
@Component
class WhenQrLoginsAreOldThenRemoved {

    private static final Logger LOG = LoggerFactory.getLogger(WhenQrLoginsAreOldThenRemoved.class);

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

    /** @return how many events are gone; none while another node is at it */
    int removeSome(Instant now) {
        Integer gone = transactions.execute(transaction -> {
            if (!isAlone()) return 0;
            forget("delete from user_code where expires_at < ?", now.minus(settings.qrLogins()));
            forget("delete from refused_browser where until < ?", now);
            forget("delete from approval where approved_at < ?", now.minus(settings.approvals()));
            return jdbc.sql("select remove_old_qr_logins(?, ?)")
                    .params(now.minus(settings.qrLogins()).toString(), settings.batch())
                    .query(Integer.class)
                    .single();
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
