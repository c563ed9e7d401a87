package io.scanpass.command.decide.user;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.Personal;
import io.scanpass.command.decide.browser.Approvals;
import io.scanpass.command.decide.session.Sessions;
import io.scanpass.command.decide.user.UserCommand.ChangePassword;
import io.scanpass.command.decide.user.UserCommand.DisableUser;
import io.scanpass.command.decide.user.UserCommand.EnableUser;
import io.scanpass.command.decide.user.UserCommand.EraseUser;
import io.scanpass.command.decide.user.UserCommand.RegisterUser;
import io.scanpass.command.decide.user.UserEvent.PasswordChanged;
import io.scanpass.command.decide.user.UserEvent.UserDisabled;
import io.scanpass.command.decide.user.UserEvent.UserEnabled;
import io.scanpass.command.decide.user.UserEvent.UserErased;
import io.scanpass.command.decide.user.UserEvent.UserRegistered;
import io.scanpass.command.decide.user.UserFold.UserState;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.personal.UserNames;
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
    private String userId;

    private boolean disabled;
    private boolean erased;

    @SuppressWarnings("NullAway.Init") // the first event sets it
    User() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(RegisterUser command, Usernames usernames, Credentials credentials, PersonalKeys keys, Clock clock) {
        if (!usernames.reserve(command.username(), command.userId())) {
            throw new CommandRejected(RejectionCode.USERNAME_TAKEN);
        }
        credentials.store(command.userId(), command.passwordHash());
        keys.create(command.userId());
        UserNames names = new UserNames(command.username().value(), command.displayName());
        apply(new UserRegistered(command.userId(), Personal.of(command.userId(), names), clock.instant()));
    }

    @CommandHandler
    void decide(ChangePassword command, Sessions sessions, Credentials credentials, Clock clock) {
        if (!sessions.isLive(command.sessionId())) throw new CommandRejected(RejectionCode.SESSION_REVOKED);
        if (disabled) throw new CommandRejected(RejectionCode.USER_DISABLED);
        if (!credentials.change(userId, command.checkedGeneration(), command.passwordHash())) {
            throw new CommandRejected(RejectionCode.CONFLICT);
        }
        apply(new PasswordChanged(userId, command.sessionId(), clock.instant()));
    }

    @CommandHandler
    void decide(DisableUser command, Credentials credentials, Clock clock) {
        requireNotErased();
        if (disabled) return;
        credentials.setDisabled(userId, true);
        apply(new UserDisabled(userId, clock.instant()));
    }

    @CommandHandler
    void decide(EnableUser command, Credentials credentials, Clock clock) {
        requireNotErased();
        if (!disabled) return;
        credentials.setDisabled(userId, false);
        apply(new UserEnabled(userId, clock.instant()));
    }

    /** Sessions end by {@link UserErased}; what names the user in tables of ours goes in this transaction. */
    @CommandHandler
    void decide(
            EraseUser command,
            Usernames usernames,
            Credentials credentials,
            PersonalKeys keys,
            Approvals approvals,
            Clock clock) {
        if (erased) return;
        credentials.remove(userId); // first: whoever is signing in is waited for, and has a session to be ended
        usernames.release(userId);
        approvals.forget(userId);
        keys.forget(userId);
        apply(new UserErased(userId, clock.instant()));
    }

    UserState state() {
        return new UserState(userId, erased ? "erased" : disabled ? "disabled" : "enabled");
    }

    private void requireNotErased() {
        if (erased) throw new CommandRejected(RejectionCode.USER_UNKNOWN);
    }

    @EventSourcingHandler
    void evolve(UserRegistered event) {
        userId = event.userId();
    }

    @EventSourcingHandler
    void evolve(UserDisabled event) {
        disabled = true;
    }

    @EventSourcingHandler
    void evolve(UserEnabled event) {
        disabled = false;
    }

    @EventSourcingHandler
    void evolve(UserErased event) {
        erased = true;
    }
}
