package io.scanpass.contract.personal;

/**
 * How a user is called: what the {@code names} of {@link io.scanpass.contract.user.UserEvent.UserRegistered} open to.
 *
 * @param username as typed, trimmed; unique after normalisation
 */
public record UserNames(String username, String displayName) {

    @Override
    public String toString() {
        return "[***]";
    }
}
