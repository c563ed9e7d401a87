package io.scanpass.command.persist.user;

import io.scanpass.command.decide.user.Username;
import io.scanpass.command.decide.user.Usernames;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcUsernames implements Usernames {

    private final JdbcClient jdbc;

    JdbcUsernames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean reserve(Username username, String userId) {
        // Waits for a concurrent registration of the same name to end, then sees how it ended.
        return jdbc.sql("insert into user_name (normalised, user_id) values (?, ?) on conflict (normalised) do nothing")
                        .params(username.normalised(), userId)
                        .update()
                == 1;
    }
}
