package io.scanpass.command.persist.user;

import io.scanpass.command.decide.session.Accounts;
import io.scanpass.command.decide.user.Credentials;
import io.scanpass.command.decide.user.PasswordHash;
import io.scanpass.command.decide.user.Username;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcCredentials implements Credentials, Accounts {

    private final JdbcClient jdbc;
    private final NameMarks marks;

    JdbcCredentials(JdbcClient jdbc, NameMarks marks) {
        this.jdbc = jdbc;
        this.marks = marks;
    }

    @Override
    public void store(String userId, PasswordHash hash) {
        jdbc.sql("insert into credential (user_id, password_hash) values (?, ?)")
                .params(userId, hash.value())
                .update();
    }

    @Override
    public Optional<Credential> find(Username username) {
        return jdbc.sql("""
                        select user_id, password_hash, generation, disabled
                        from user_name join credential using (user_id) where mark = ?
                        """)
                .param(marks.of(username))
                .query((row, number) -> new Credential(
                        row.getString(1), new PasswordHash(row.getString(2)), row.getInt(3), row.getBoolean(4)))
                .optional();
    }

    @Override
    public boolean change(String userId, int generation, PasswordHash hash) {
        // Waits for a concurrent change to end, then sees its generation.
        return jdbc.sql("""
                        update credential set password_hash = ?, generation = generation + 1
                        where user_id = ? and generation = ?
                        """).params(hash.value(), userId, generation).update() == 1;
    }

    @Override
    public void renew(Credential checked, PasswordHash hash) {
        jdbc.sql("""
                        update credential set password_hash = ? where user_id =
                            (select user_id from credential where user_id = ? and password_hash = ?
                             for update skip locked)
                        """)
                .params(hash.value(), checked.userId(), checked.hash().value())
                .update();
    }

    @Override
    public void remove(String userId) {
        jdbc.sql("delete from credential where user_id = ?").param(userId).update();
    }

    @Override
    public void setDisabled(String userId, boolean disabled) {
        jdbc.sql("update credential set disabled = ? where user_id = ?")
                .params(disabled, userId)
                .update();
    }

    @Override
    public Optional<Account> hold(String userId) {
        return jdbc.sql("select generation, disabled from credential where user_id = ? for share")
                .param(userId)
                .query((row, number) -> new Account(row.getInt(1), row.getBoolean(2)))
                .optional();
    }
}
