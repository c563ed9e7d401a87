package io.scanpass.command.persist.session;

import io.scanpass.command.decide.session.Sessions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcSessions implements Sessions {

    private final JdbcClient jdbc;

    JdbcSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isLive(String sessionId) {
        return jdbc.sql("""
                        select payload_type from domain_event
                        where aggregate_identifier = ? and type = 'Session'
                        order by sequence_number desc limit 1
                        """)
                .param(sessionId)
                .query(String.class)
                .optional()
                .filter(last -> !last.equals("SessionRevoked"))
                .isPresent();
    }
}
