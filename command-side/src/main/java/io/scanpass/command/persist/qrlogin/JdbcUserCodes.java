package io.scanpass.command.persist.qrlogin;

import io.scanpass.command.decide.qrlogin.UserCode;
import io.scanpass.command.decide.qrlogin.UserCodes;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcUserCodes implements UserCodes {

    private final JdbcClient jdbc;

    JdbcUserCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean reserve(UserCode code, String loginId, Instant now, Instant expiresAt) {
        return jdbc.sql("""
                        insert into user_code (code, login_id, expires_at) values (?, ?, ?)
                        on conflict (code) do update
                            set login_id = excluded.login_id, expires_at = excluded.expires_at
                            where user_code.expires_at <= ?
                        """)
                        .params(code.value(), loginId, Timestamp.from(expiresAt), Timestamp.from(now))
                        .update()
                == 1;
    }

    @Override
    public Optional<String> loginOf(UserCode code, Instant now) {
        return jdbc.sql("select login_id from user_code where code = ? and expires_at > ?")
                .params(code.value(), Timestamp.from(now))
                .query(String.class)
                .optional();
    }
}
