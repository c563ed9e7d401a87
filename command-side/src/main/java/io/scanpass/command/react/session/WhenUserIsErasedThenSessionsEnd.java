package io.scanpass.command.react.session;

import io.scanpass.command.decide.session.SessionCommand.EndSessions;
import io.scanpass.command.decide.session.SessionCommand.RevokeReason;
import io.scanpass.command.decide.user.UserEvent.UserErased;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** All that are live by now end, also one that was starting while the user was erased. */
@Component
@ProcessingGroup(ReactionConfig.GROUP)
class WhenUserIsErasedThenSessionsEnd {

    private final FollowUps followUps;

    WhenUserIsErasedThenSessionsEnd(FollowUps followUps) {
        this.followUps = followUps;
    }

    @EventHandler
    void on(UserErased event) {
        followUps.send(new EndSessions(event.userId(), null, null, RevokeReason.USER_ERASED));
    }
}
