package io.scanpass.command.react.session;

import io.scanpass.command.decide.session.SessionCommand.EndSessions;
import io.scanpass.command.decide.session.SessionCommand.RevokeReason;
import io.scanpass.command.decide.user.UserEvent.PasswordChanged;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.springframework.stereotype.Component;

/** Whoever knew the old password is out: all sessions stored before the change end, but the one that made it. */
@Component
@ProcessingGroup(ReactionConfig.GROUP)
class WhenPasswordIsChangedThenOtherSessionsEnd {

    private final FollowUps followUps;

    WhenPasswordIsChangedThenOtherSessionsEnd(FollowUps followUps) {
        this.followUps = followUps;
    }

    @EventHandler
    void on(PasswordChanged event, @MessageIdentifier String eventId) {
        followUps.send(new EndSessions(event.userId(), event.sessionId(), eventId, RevokeReason.PASSWORD_CHANGED));
    }
}
