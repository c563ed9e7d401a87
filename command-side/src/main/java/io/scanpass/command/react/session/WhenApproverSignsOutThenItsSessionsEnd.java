package io.scanpass.command.react.session;

import io.scanpass.command.decide.session.SessionCommand.RevokeReason;
import io.scanpass.command.decide.session.SessionCommand.RevokeSession;
import io.scanpass.command.decide.session.SessionEvent.SessionRevoked;
import io.scanpass.command.decide.session.SessionPolicy;
import io.scanpass.command.decide.session.Sessions;
import io.scanpass.command.decide.session.Sessions.LiveSession;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * A session ends with the phone session that approved it where its client's policy says so, and nowhere else. Of one that was
 * not the user's nothing is left to end: that took its whole lineage.
 */
@Component
@ProcessingGroup(ReactionConfig.GROUP)
class WhenApproverSignsOutThenItsSessionsEnd {

    private static final Logger LOG = LoggerFactory.getLogger(WhenApproverSignsOutThenItsSessionsEnd.class);

    private final FollowUps followUps;
    private final Sessions sessions;
    private final SessionPolicy policy;

    WhenApproverSignsOutThenItsSessionsEnd(FollowUps followUps, Sessions sessions, SessionPolicy policy) {
        this.followUps = followUps;
        this.sessions = sessions;
        this.policy = policy;
    }

    @EventHandler
    void on(SessionRevoked event) {
        for (LiveSession approved : sessions.approvedBy(event.sessionId())) {
            if (!policy.endsWithApprover(approved.clientId())) continue;
            followUps.send(
                    new RevokeSession(approved.sessionId(), approved.userId(), RevokeReason.APPROVER_SIGNED_OUT, null));
            LOG.info("session {} revoked: approver_signed_out", approved.sessionId());
        }
    }
}
