package io.scanpass.command.persist.qrlogin;

import io.scanpass.command.decide.qrlogin.PendingScans;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Each user has a fixed number of places, so scans that come at once cannot count past one another. */
@Repository
class JdbcPendingScans implements PendingScans {

    private final JdbcClient jdbc;
    private final PendingScanSettings settings;

    JdbcPendingScans(JdbcClient jdbc, PendingScanSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @Override
    public boolean add(String userId, String loginId, Instant now, Instant expiresAt) {
        for (int place = 1; place <= settings.perUser(); place++) {
            if (take(place, userId, loginId, now, expiresAt)) return true;
        }
        return false;
    }

    private boolean take(int place, String userId, String loginId, Instant now, Instant expiresAt) {
        return jdbc.sql("""
                        insert into pending_scan (user_id, place, login_id, expires_at) values (?, ?, ?, ?)
                        on conflict (user_id, place) do update
                            set login_id = excluded.login_id, expires_at = excluded.expires_at
                            where pending_scan.expires_at <= ?
                        """)
                        .params(userId, place, loginId, Timestamp.from(expiresAt), Timestamp.from(now))
                        .update()
                == 1;
    }

    @Override
    public void remove(String userId, String loginId) {
        jdbc.sql("delete from pending_scan where user_id = ? and login_id = ?")
                .params(userId, loginId)
                .update();
    }
}
