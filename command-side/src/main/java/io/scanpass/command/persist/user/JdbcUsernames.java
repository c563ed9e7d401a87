package io.scanpass.command.persist.user;

import io.scanpass.command.decide.user.Username;
import io.scanpass.command.decide.user.Usernames;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcUsernames implements Usernames {

    private final JdbcClient jdbc;
    private final NameMarks marks;

    JdbcUsernames(JdbcClient jdbc, NameMarks marks) {
        this.jdbc = jdbc;
        this.marks = marks;
    }

    @Override
    public boolean reserve(Username username, String userId) {
        // Waits for a concurrent registration of the same name to end, then sees how it ended.
        return jdbc.sql("insert into user_name (mark, user_id) values (?, ?) on conflict (mark) do nothing")
                        .params(marks.of(username), userId)
                        .update()
                == 1;
    }

    @Override
    public void release(String userId) {
        jdbc.sql("delete from user_name where user_id = ?").param(userId).update();
    }
}
