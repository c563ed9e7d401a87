package io.scanpass.command.accept.session;

import io.scanpass.command.accept.Caller;
import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.session.SessionCommand.RevokeSession;
import io.scanpass.command.decide.session.Sessions;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.seal.Ids;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code DELETE /v1/sessions/{id}}: the user ends a session of their own, this one or another. */
@RestController
class SessionController {

    private static final Logger LOG = LoggerFactory.getLogger(SessionController.class);

    private final CommandGateway commands;
    private final Sessions sessions;

    SessionController(CommandGateway commands, Sessions sessions) {
        this.commands = commands;
        this.sessions = sessions;
    }

    @DeleteMapping("/v1/sessions/{sessionId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String sessionId, @AuthenticationPrincipal Jwt accessToken) {
        Caller caller = Caller.of(accessToken);
        // Signing out twice is no error; ending others from a session that is over is.
        boolean signsOut = caller.sessionId().equals(sessionId);
        if (!signsOut && !sessions.isLive(caller.sessionId())) throw new CommandRejected(RejectionCode.SESSION_REVOKED);
        if (!Ids.isId(sessionId)) throw new CommandRejected(RejectionCode.SESSION_UNKNOWN);
        try {
            commands.sendAndWait(new RevokeSession(sessionId, caller.userId(), "signed_out"));
        } catch (AggregateNotFoundException unknown) {
            throw new CommandRejected(RejectionCode.SESSION_UNKNOWN);
        }
        LOG.info("session {} revoked: signed_out", sessionId);
    }
}
