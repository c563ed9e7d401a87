package io.scanpass.command.persist.browser;

import io.scanpass.command.decide.browser.Approvals;
import io.scanpass.command.decide.browser.Browser;
import io.scanpass.command.decide.user.PersonalKeys;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcApprovals implements Approvals {

    private final JdbcClient jdbc;
    private final PersonalKeys keys;

    JdbcApprovals(JdbcClient jdbc, PersonalKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    @Override
    public void record(Approval approval) {
        jdbc.sql("""
                        insert into approval (session_id, approving_session_id, user_id, network, browser, approved_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        approval.sessionId(),
                        approval.approvingSessionId(),
                        approval.userId(),
                        mark(approval.userId(), approval.browser()),
                        approval.browser().kind(),
                        Timestamp.from(approval.at()))
                .update();
    }

    @Override
    public boolean isKnown(String userId, Browser browser) {
        return jdbc.sql("""
                        select exists (select 1 from approval
                                       where user_id = ? and browser = ? and network = ? and not disowned)
                        """)
                .params(userId, browser.kind(), mark(userId, browser))
                .query(Boolean.class)
                .single();
    }

    @Override
    public Optional<String> kindOf(String sessionId) {
        return jdbc.sql("select browser from approval where session_id = ?")
                .param(sessionId)
                .query(String.class)
                .optional();
    }

    @Override
    public void disown(String userId, Browser browser) {
        jdbc.sql("update approval set disowned = true where user_id = ? and browser = ? and network = ?")
                .params(userId, browser.kind(), mark(userId, browser))
                .update();
    }

    @Override
    public void forget(String userId) {
        jdbc.sql("delete from approval where user_id = ?").param(userId).update();
    }

    /** Of the network: told apart from others, and known to nobody once the user's key is gone. */
    private String mark(String userId, Browser browser) {
        return keys.find(userId).map(key -> key.mark(browser.network().text())).orElse("");
    }

    @Override
    public List<String> approvedBy(String sessionId) {
        return jdbc.sql("select session_id from approval where approving_session_id = ?")
                .param(sessionId)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
