package io.scanpass.command.react.session;

import io.scanpass.command.decide.session.SessionCommand.RevokeReason;
import io.scanpass.command.decide.session.SessionCommand.RevokeSession;
import io.scanpass.command.decide.session.SessionEvent.SessionStarted;
import io.scanpass.command.decide.session.Sessions;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A user keeps the newest sessions. Counted are those stored up to the one that starts: it is never the oldest. */
@Component
@ProcessingGroup(ReactionConfig.GROUP)
class WhenSessionStartsThenOldestEnds {

    private static final Logger LOG = LoggerFactory.getLogger(WhenSessionStartsThenOldestEnds.class);

    private final FollowUps followUps;
    private final Sessions sessions;
    private final int most;

    WhenSessionStartsThenOldestEnds(FollowUps followUps, Sessions sessions, SessionSettings settings) {
        this.followUps = followUps;
        this.sessions = sessions;
        this.most = settings.mostPerUser();
    }

    @EventHandler
    void on(SessionStarted event, @MessageIdentifier String eventId) {
        List<String> oldestFirst = sessions.of(event.userId(), eventId);
        for (String oldest : oldestFirst.subList(0, Math.max(0, oldestFirst.size() - most))) {
            followUps.send(new RevokeSession(oldest, event.userId(), RevokeReason.TOO_MANY_SESSIONS, null));
            LOG.info("session {} revoked: too_many_sessions", oldest);
        }
    }
}
