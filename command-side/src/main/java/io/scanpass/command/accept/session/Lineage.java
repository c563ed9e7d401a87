package io.scanpass.command.accept.session;

import io.scanpass.command.decide.browser.Approvals;
import io.scanpass.command.decide.session.SessionCommand.RevokeReason;
import io.scanpass.command.decide.session.SessionCommand.RevokeSession;
import java.util.ArrayDeque;
import java.util.Deque;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A session and all that came from it: what it approved, what that approved, and so on. */
@Component
public class Lineage {

    private static final Logger LOG = LoggerFactory.getLogger(Lineage.class);

    private final CommandGateway commands;
    private final Approvals approvals;

    Lineage(CommandGateway commands, Approvals approvals) {
        this.commands = commands;
        this.approvals = approvals;
    }

    /**
     * "This was not me": ends all of it. A session that is over approves nothing more, so each is ended before its
     * descendants are looked up, and none can slip through; repeated after a failure, it goes on where it was.
     *
     * @throws org.axonframework.modelling.command.AggregateNotFoundException when there is no such session
     */
    public void disown(String sessionId, String userId, String ipAddress) {
        commands.sendAndWait(new RevokeSession(sessionId, userId, RevokeReason.NOT_ME, ipAddress));
        LOG.info("session {} revoked: not_me", sessionId);
        Deque<String> descendants = new ArrayDeque<>(approvals.approvedBy(sessionId));
        while (!descendants.isEmpty()) {
            String next = descendants.pop();
            commands.sendAndWait(new RevokeSession(next, userId, RevokeReason.APPROVER_NOT_ME, ipAddress));
            LOG.info("session {} revoked: approver_not_me", next);
            descendants.addAll(approvals.approvedBy(next));
        }
    }
}
