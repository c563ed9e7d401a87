package io.scanpass.command.persist.user;

import io.scanpass.command.decide.user.Credentials;
import io.scanpass.command.decide.user.PasswordHash;
import io.scanpass.command.decide.user.Username;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcCredentials implements Credentials {

    private final JdbcClient jdbc;

    JdbcCredentials(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void store(String userId, PasswordHash hash) {
        jdbc.sql("insert into credential (user_id, password_hash) values (?, ?)")
                .params(userId, hash.value())
                .update();
    }

    @Override
    public Optional<Credential> find(Username username) {
        return jdbc.sql("select user_id, password_hash from user_name join credential using (user_id)"
                        + " where normalised = ?")
                .param(username.normalised())
                .query((row, number) -> new Credential(row.getString(1), new PasswordHash(row.getString(2))))
                .optional();
    }
}
