package io.scanpass.command.accept.session;

import io.scanpass.command.accept.Caller;
import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.session.SessionCommand.RevokeReason;
import io.scanpass.command.decide.session.SessionCommand.RevokeSession;
import io.scanpass.command.decide.session.Sessions;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.seal.Ids;
import jakarta.servlet.http.HttpServletRequest;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code DELETE /v1/sessions/{id}}: the user ends a session of their own, this one or another; with {@code reason=not_me}
 * also all that was approved from it, and its browser is refused for a while.
 */
@RestController
class SessionController {

    private static final Logger LOG = LoggerFactory.getLogger(SessionController.class);
    private static final String SIGNED_OUT = "signed_out";
    private static final String NOT_ME = "not_me";

    private final CommandGateway commands;
    private final Sessions sessions;
    private final Lineage lineage;

    SessionController(CommandGateway commands, Sessions sessions, Lineage lineage) {
        this.commands = commands;
        this.sessions = sessions;
        this.lineage = lineage;
    }

    @DeleteMapping("/v1/sessions/{sessionId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(
            @PathVariable String sessionId,
            @RequestParam(defaultValue = SIGNED_OUT) String reason,
            @AuthenticationPrincipal Jwt accessToken,
            HttpServletRequest http) {
        if (!reason.equals(SIGNED_OUT) && !reason.equals(NOT_ME)) {
            throw new CommandRejected(RejectionCode.MALFORMED_REQUEST);
        }
        Caller caller = Caller.of(accessToken);
        // Signing out twice is no error; ending others from a session that is over is.
        boolean signsOut = caller.sessionId().equals(sessionId);
        if (!signsOut && !sessions.isLive(caller.sessionId())) throw new CommandRejected(RejectionCode.SESSION_REVOKED);
        if (!Ids.isId(sessionId)) throw new CommandRejected(RejectionCode.SESSION_UNKNOWN);
        try {
            if (reason.equals(NOT_ME)) {
                lineage.disown(sessionId, caller.userId(), http.getRemoteAddr());
            } else {
                signOut(sessionId, caller.userId(), http.getRemoteAddr());
            }
        } catch (AggregateNotFoundException
                | IncompatibleAggregateException unknown) { // the latter: a user's or login's id
            throw new CommandRejected(RejectionCode.SESSION_UNKNOWN);
        }
    }

    private void signOut(String sessionId, String userId, String ipAddress) {
        commands.sendAndWait(new RevokeSession(sessionId, userId, RevokeReason.SIGNED_OUT, ipAddress));
        LOG.info("session {} revoked: signed_out", sessionId);
    }
}
