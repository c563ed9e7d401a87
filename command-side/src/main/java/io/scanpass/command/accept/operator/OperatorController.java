package io.scanpass.command.accept.operator;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.user.Credentials;
import io.scanpass.command.decide.user.Credentials.Credential;
import io.scanpass.command.decide.user.UserCommand;
import io.scanpass.command.decide.user.UserCommand.DisableUser;
import io.scanpass.command.decide.user.UserCommand.EnableUser;
import io.scanpass.command.decide.user.UserCommand.EraseUser;
import io.scanpass.command.decide.user.Username;
import io.scanpass.command.decide.user.Users;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.seal.Ids;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an operator may do: look a user up by name, disable, enable and erase; see {@link OperatorGate}. */
@RestController
@RequestMapping("/v1/operator/users")
class OperatorController {

    private static final Logger LOG = LoggerFactory.getLogger(OperatorController.class);

    private final CommandGateway commands;
    private final Credentials credentials;
    private final Users users;

    OperatorController(CommandGateway commands, Credentials credentials, Users users) {
        this.commands = commands;
        this.credentials = credentials;
        this.users = users;
    }

    @GetMapping
    FoundUser find(@RequestParam String username) {
        return credentialOf(username)
                .flatMap(credential -> users.find(credential.userId())
                        .map(user -> new FoundUser(
                                credential.userId(), user.username().value(), credential.disabled())))
                .orElseThrow(() -> new CommandRejected(RejectionCode.USER_UNKNOWN));
    }

    @PostMapping("/{userId}/disable")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disable(@PathVariable String userId) {
        send(userId, new DisableUser(userId));
        LOG.info("operator disabled user {}", userId);
    }

    @PostMapping("/{userId}/enable")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void enable(@PathVariable String userId) {
        send(userId, new EnableUser(userId));
        LOG.info("operator enabled user {}", userId);
    }

    @PostMapping("/{userId}/erase")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@PathVariable String userId) {
        send(userId, new EraseUser(userId));
        LOG.info("operator erased user {}", userId);
    }

    private void send(String userId, UserCommand command) {
        if (!Ids.isId(userId)) throw new CommandRejected(RejectionCode.USER_UNKNOWN);
        try {
            commands.sendAndWait(command);
        } catch (AggregateNotFoundException | IncompatibleAggregateException unknown) { // the latter: a session's id
            throw new CommandRejected(RejectionCode.USER_UNKNOWN);
        }
    }

    private Optional<Credential> credentialOf(String username) {
        try {
            return credentials.find(new Username(username));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    record FoundUser(String userId, String username, boolean disabled) {}
}
