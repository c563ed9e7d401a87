package io.scanpass.command.persist.session;

import io.scanpass.command.decide.session.Sessions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcSessions implements Sessions {

    private static final String COLUMNS =
            "session_id, user_id, client_id, approving_session_id, started_at, expires_at";

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcSessions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public boolean isLive(String sessionId) {
        return find(sessionId).isPresent();
    }

    @Override
    public boolean holdLive(String sessionId) {
        return select("session_id = ?", sessionId, "for share").stream()
                .findFirst()
                .isPresent();
    }

    @Override
    public Optional<LiveSession> find(String sessionId) {
        return select("session_id = ?", sessionId, "").stream().findFirst();
    }

    @Override
    public List<LiveSession> approvedBy(String sessionId) {
        return select("approving_session_id = ?", sessionId, "order by started_at, session_id");
    }

    private List<LiveSession> select(String condition, String parameter, String ending) {
        return jdbc.sql("select " + COLUMNS + " from live_session where " + condition + " and expires_at > ? " + ending)
                .params(parameter, now())
                .query((row, number) -> session(row))
                .list();
    }

    @Override
    public List<String> of(String userId, @Nullable String upToEvent) {
        return jdbc.sql("""
                        select session_id from live_session
                        join domain_event started on aggregate_identifier = session_id and sequence_number = 0
                        where user_id = :user and expires_at > :now
                          and (:event::varchar is null or global_index <=
                               (select global_index from domain_event where event_identifier = :event))
                        order by global_index
                        """)
                .param("user", userId)
                .param("now", now())
                .param("event", upToEvent)
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Override
    public void add(LiveSession session) {
        jdbc.sql("insert into live_session (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?)")
                .param(session.sessionId())
                .param(session.userId())
                .param(session.clientId())
                .param(session.approvingSessionId())
                .param(Timestamp.from(session.startedAt()))
                .param(Timestamp.from(session.expiresAt()))
                .update();
    }

    @Override
    public void remove(String sessionId) {
        jdbc.sql("delete from live_session where session_id = ?")
                .param(sessionId)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static LiveSession session(ResultSet row) throws SQLException {
        return new LiveSession(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getTimestamp(5).toInstant(),
                row.getTimestamp(6).toInstant());
    }
}
