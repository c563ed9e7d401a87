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

/**
 * A user keeps the newest sessions, and the phone that approved the new one. Counted are those stored up to the one that
 * starts: it is never the oldest.
 */
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
        List<String> live = sessions.of(event.userId(), eventId);
        List<String> tooMany = live.stream()
                .filter(session -> !session.equals(event.approvingSessionId()))
                .limit(Math.max(0, live.size() - most))
                .toList();
        for (String oldest : tooMany) {
            followUps.send(new RevokeSession(oldest, event.userId(), RevokeReason.TOO_MANY_SESSIONS, null));
            LOG.info("session {} revoked: too_many_sessions", oldest);
        }
    }
}
