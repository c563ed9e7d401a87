package io.scanpass.command.decide.user;

import io.scanpass.command.decide.Fold;
import io.scanpass.command.decide.user.UserEvent.PasswordChanged;
import io.scanpass.command.decide.user.UserEvent.UserDisabled;
import io.scanpass.command.decide.user.UserEvent.UserEnabled;
import io.scanpass.command.decide.user.UserEvent.UserErased;
import io.scanpass.command.decide.user.UserEvent.UserRegistered;
import java.time.Instant;

/** A user as the events leave it. */
public final class UserFold implements Fold {

    private final User user = new User();

    @Override
    public void evolve(Object event) {
        switch ((UserEvent) event) {
            case UserRegistered registered -> user.evolve(registered);
            case UserDisabled disabled -> user.evolve(disabled);
            case UserEnabled enabled -> user.evolve(enabled);
            case UserErased erased -> user.evolve(erased);
            case PasswordChanged nothingThatDecides -> {}
        }
    }

    @Override
    public UserState state(Instant at) {
        return user.state();
    }

    /** @param state {@code enabled}, {@code disabled} or {@code erased} */
    public record UserState(String userId, String state) {}
}
