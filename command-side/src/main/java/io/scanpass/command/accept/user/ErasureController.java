package io.scanpass.command.accept.user;

import io.scanpass.command.accept.Caller;
import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.session.Sessions;
import io.scanpass.command.decide.user.UserCommand.EraseUser;
import io.scanpass.command.decide.user.Users;
import io.scanpass.command.decide.user.Users.Profile;
import io.scanpass.contract.RejectionCode;
import jakarta.servlet.http.HttpServletRequest;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/users/me/erase}: whoever is signed in and knows the password wants to be forgotten. It is for good. */
@RestController
class ErasureController {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureController.class);

    private final CommandGateway commands;
    private final Sessions sessions;
    private final Users users;
    private final PasswordCheck passwords;

    ErasureController(CommandGateway commands, Sessions sessions, Users users, PasswordCheck passwords) {
        this.commands = commands;
        this.sessions = sessions;
        this.users = users;
        this.passwords = passwords;
    }

    @PostMapping("/v1/users/me/erase")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@RequestBody Erasure erasure, @AuthenticationPrincipal Jwt accessToken, HttpServletRequest http) {
        Caller caller = Caller.of(accessToken);
        if (!sessions.isLive(caller.sessionId())) throw new CommandRejected(RejectionCode.SESSION_REVOKED);
        Profile user = users.find(caller.userId()).orElseThrow(() -> new CommandRejected(RejectionCode.USER_UNKNOWN));
        String typed = erasure.currentPassword();
        passwords.check(user.username().value(), new Password(typed == null ? "" : typed), http.getRemoteAddr());
        commands.sendAndWait(new EraseUser(caller.userId()));
        LOG.info("user {} is erased", caller.userId());
    }

    record Erasure(@Nullable String currentPassword) {

        @Override
        public String toString() {
            return "[***]";
        }
    }
}
