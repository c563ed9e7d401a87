package io.scanpass.command.decide.user;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.user.UserCommand.RegisterUser;
import io.scanpass.command.decide.user.UserEvent.UserRegistered;
import io.scanpass.contract.RejectionCode;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** A person who can sign in. */
@Aggregate(type = "User")
class User {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private String userId;

    @SuppressWarnings("NullAway.Init") // the first event sets it
    User() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(RegisterUser command, Usernames usernames, Credentials credentials, Clock clock) {
        if (!usernames.reserve(command.username(), command.userId())) {
            throw new CommandRejected(RejectionCode.USERNAME_TAKEN);
        }
        credentials.store(command.userId(), command.passwordHash());
        apply(new UserRegistered(command.userId(), command.username().value(), command.displayName(), clock.instant()));
    }

    @EventSourcingHandler
    void evolve(UserRegistered event) {
        userId = event.userId();
    }
}
