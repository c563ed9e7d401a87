package io.scanpass.command.react.session;

import io.scanpass.command.decide.session.SessionCommand;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.springframework.stereotype.Component;

/**
 * Sends what follows from an event, decided in the transaction in which the position moves: what follows is stored exactly
 * once. Hence a lost race is not decided again on another thread, as it is for requests, but with the whole batch.
 */
@Component
class FollowUps {

    private final CommandGateway commands;

    FollowUps(CommandBus bus) {
        this.commands = DefaultCommandGateway.builder().commandBus(bus).build();
    }

    void send(SessionCommand command) {
        commands.sendAndWait(command);
    }
}
