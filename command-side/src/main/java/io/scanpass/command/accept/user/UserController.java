package io.scanpass.command.accept.user;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.ShownName;
import io.scanpass.command.decide.user.PasswordHash;
import io.scanpass.command.decide.user.UserCommand.RegisterUser;
import io.scanpass.command.decide.user.Username;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.seal.Ids;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/users}: anyone may register. */
@RestController
class UserController {

    private static final Logger LOG = LoggerFactory.getLogger(UserController.class);

    private final CommandGateway commands;
    private final PasswordHasher hasher;
    private final PasswordPolicy policy;

    UserController(CommandGateway commands, PasswordHasher hasher, PasswordPolicy policy) {
        this.commands = commands;
        this.hasher = hasher;
        this.policy = policy;
    }

    @PostMapping("/v1/users")
    @ResponseStatus(HttpStatus.CREATED)
    Registered register(@RequestBody Registration registration) {
        Username username = usernameOf(registration);
        String displayName = displayNameOf(registration, username);
        Password password = new Password(registration.password() == null ? "" : registration.password());
        policy.check(password, username, displayName);

        PasswordHash hash = hasher.hash(password); // outside any transaction
        String userId = Ids.random();
        commands.sendAndWait(new RegisterUser(userId, username, displayName, hash));
        LOG.info("user {} registered", userId);
        return new Registered(userId);
    }

    private static Username usernameOf(Registration registration) {
        try {
            return new Username(registration.username() == null ? "" : registration.username());
        } catch (IllegalArgumentException unusable) {
            throw new CommandRejected(RejectionCode.INVALID_USERNAME);
        }
    }

    private static String displayNameOf(Registration registration, Username username) {
        if (registration.displayName() == null) return username.value();
        try {
            return new ShownName(registration.displayName()).value();
        } catch (IllegalArgumentException unusable) {
            throw new CommandRejected(RejectionCode.INVALID_DISPLAY_NAME);
        }
    }

    record Registration(
            @Nullable String username,
            @Nullable String password,
            @Nullable String displayName) {

        @Override
        public String toString() {
            return "[***]";
        }
    }

    record Registered(String userId) {}
}
