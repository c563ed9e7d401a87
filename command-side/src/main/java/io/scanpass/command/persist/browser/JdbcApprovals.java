package io.scanpass.command.persist.browser;

import io.scanpass.command.decide.browser.Approvals;
import io.scanpass.command.decide.browser.Browser;
import io.scanpass.contract.network.Network;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcApprovals implements Approvals {

    private final JdbcClient jdbc;

    JdbcApprovals(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
                        approval.browser().network().text(),
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
                .params(userId, browser.kind(), browser.network().text())
                .query(Boolean.class)
                .single();
    }

    @Override
    public Optional<Browser> browserOf(String sessionId) {
        return jdbc.sql("select network, browser from approval where session_id = ?")
                .param(sessionId)
                .query((row, number) -> new Browser(new Network(row.getString(1)), row.getString(2)))
                .optional();
    }

    @Override
    public void disown(String userId, Browser browser) {
        jdbc.sql("update approval set disowned = true where user_id = ? and browser = ? and network = ?")
                .params(userId, browser.kind(), browser.network().text())
                .update();
    }

    @Override
    public List<String> approvedBy(String sessionId) {
        return jdbc.sql("select session_id from approval where approving_session_id = ?")
                .param(sessionId)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
