package io.scanpass.command.accept.session;

import io.scanpass.command.accept.Caller;
import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.ShownName;
import io.scanpass.command.decide.session.SessionCommand;
import io.scanpass.command.decide.session.SessionCommand.DisownSession;
import io.scanpass.command.decide.session.SessionCommand.EndSessions;
import io.scanpass.command.decide.session.SessionCommand.RenameSession;
import io.scanpass.command.decide.session.SessionCommand.RevokeReason;
import io.scanpass.command.decide.session.SessionCommand.RevokeSession;
import io.scanpass.command.decide.session.Sessions;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.seal.Ids;
import jakarta.servlet.http.HttpServletRequest;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/sessions}: the user renames or ends sessions of their own, this one or others, one or all at once. */
@RestController
@ResponseStatus(HttpStatus.NO_CONTENT)
class SessionController {

    private static final Logger LOG = LoggerFactory.getLogger(SessionController.class);
    private static final String SIGNED_OUT = "signed_out";
    private static final String NOT_ME = "not_me";
    private static final String CURRENT = "current";

    private final CommandGateway commands;
    private final Sessions sessions;

    SessionController(CommandGateway commands, Sessions sessions) {
        this.commands = commands;
        this.sessions = sessions;
    }

    @PatchMapping("/v1/sessions/{sessionId}")
    void rename(
            @PathVariable String sessionId, @RequestBody Renaming renaming, @AuthenticationPrincipal Jwt accessToken) {
        ShownName name = nameOf(renaming);
        Caller caller = liveCaller(accessToken);
        send(sessionId, new RenameSession(sessionId, caller.userId(), name));
        LOG.info("session {} renamed", sessionId);
    }

    /** With {@code reason=not_me} also all that was approved from it, and its browser is refused for a while. */
    @DeleteMapping("/v1/sessions/{sessionId}")
    void end(
            @PathVariable String sessionId,
            @RequestParam(defaultValue = SIGNED_OUT) String reason,
            @AuthenticationPrincipal Jwt accessToken,
            HttpServletRequest http) {
        if (!reason.equals(SIGNED_OUT) && !reason.equals(NOT_ME)) {
            throw new CommandRejected(RejectionCode.MALFORMED_REQUEST);
        }
        // Signing out twice is no error; ending others from a session that is over is.
        Caller caller = Caller.of(accessToken);
        if (!caller.sessionId().equals(sessionId)) liveCaller(accessToken);
        String from = http.getRemoteAddr();
        send(
                sessionId,
                reason.equals(NOT_ME)
                        ? new DisownSession(sessionId, caller.userId(), from)
                        : new RevokeSession(sessionId, caller.userId(), RevokeReason.SIGNED_OUT, from));
        LOG.info("session {} revoked: {}", sessionId, reason);
    }

    /** All of them, or with {@code except=current} all others; all or none of it is done. */
    @DeleteMapping("/v1/sessions")
    void endAll(@RequestParam(required = false) @Nullable String except, @AuthenticationPrincipal Jwt accessToken) {
        if (except != null && !except.equals(CURRENT)) throw new CommandRejected(RejectionCode.MALFORMED_REQUEST);
        Caller caller = liveCaller(accessToken);
        String stays = except == null ? null : caller.sessionId();
        commands.sendAndWait(new EndSessions(caller.userId(), stays, null, RevokeReason.SIGNED_OUT));
    }

    private Caller liveCaller(Jwt accessToken) {
        Caller caller = Caller.of(accessToken);
        if (!sessions.isLive(caller.sessionId())) throw new CommandRejected(RejectionCode.SESSION_REVOKED);
        return caller;
    }

    private void send(String sessionId, SessionCommand command) {
        if (!Ids.isId(sessionId)) throw new CommandRejected(RejectionCode.SESSION_UNKNOWN);
        try {
            commands.sendAndWait(command);
        } catch (AggregateNotFoundException
                | IncompatibleAggregateException unknown) { // the latter: a user's or login's id
            throw new CommandRejected(RejectionCode.SESSION_UNKNOWN);
        }
    }

    private static ShownName nameOf(Renaming renaming) {
        try {
            return new ShownName(renaming.name() == null ? "" : renaming.name());
        } catch (IllegalArgumentException unusable) {
            throw new CommandRejected(RejectionCode.INVALID_SESSION_NAME);
        }
    }

    record Renaming(@Nullable String name) {}
}
