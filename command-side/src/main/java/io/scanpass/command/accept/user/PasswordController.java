package io.scanpass.command.accept.user;

import io.scanpass.command.accept.Caller;
import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.session.Sessions;
import io.scanpass.command.decide.user.Credentials.Credential;
import io.scanpass.command.decide.user.PasswordHash;
import io.scanpass.command.decide.user.UserCommand.ChangePassword;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code PUT /v1/password}: whoever is signed in and knows the present password takes another one. */
@RestController
class PasswordController {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordController.class);

    private final CommandGateway commands;
    private final Sessions sessions;
    private final Users users;
    private final PasswordPolicy policy;
    private final PasswordCheck passwords;
    private final PasswordHasher hasher;

    PasswordController(
            CommandGateway commands,
            Sessions sessions,
            Users users,
            PasswordPolicy policy,
            PasswordCheck passwords,
            PasswordHasher hasher) {
        this.commands = commands;
        this.sessions = sessions;
        this.users = users;
        this.policy = policy;
        this.passwords = passwords;
        this.hasher = hasher;
    }

    /** What is wrong with the new password is said first: that costs no try. */
    @PutMapping("/v1/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@RequestBody Change change, @AuthenticationPrincipal Jwt accessToken, HttpServletRequest http) {
        Caller caller = Caller.of(accessToken);
        if (!sessions.isLive(caller.sessionId())) throw new CommandRejected(RejectionCode.SESSION_REVOKED);
        Profile user = users.find(caller.userId()).orElseThrow(() -> new CommandRejected(RejectionCode.USER_UNKNOWN));
        Password current = passwordOf(change.currentPassword());
        Password chosen = passwordOf(change.newPassword());
        policy.check(chosen, user.username(), user.displayName());
        // Whoever knows the old one would know the new one.
        if (chosen.equals(current)) throw new CommandRejected(RejectionCode.WEAK_PASSWORD);

        Credential checked = passwords.check(user.username().value(), current, http.getRemoteAddr());
        PasswordHash hash = hasher.hash(chosen); // outside any transaction
        commands.sendAndWait(new ChangePassword(caller.userId(), caller.sessionId(), checked.generation(), hash));
        LOG.info("user {} changed the password", caller.userId());
    }

    private static Password passwordOf(@Nullable String typed) {
        return new Password(typed == null ? "" : typed);
    }

    record Change(
            @Nullable String currentPassword, @Nullable String newPassword) {

        @Override
        public String toString() {
            return "[***]";
        }
    }
}
