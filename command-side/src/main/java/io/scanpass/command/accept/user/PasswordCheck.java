package io.scanpass.command.accept.user;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.user.Credentials;
import io.scanpass.command.decide.user.Credentials.Credential;
import io.scanpass.command.decide.user.Username;
import io.scanpass.contract.RejectionCode;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether a password is that of the user with this name; asked at sign-in, and before a password is changed. */
@Component
public class PasswordCheck {

    private final Credentials credentials;
    private final PasswordHasher hasher;
    private final SignInLimits limits;

    PasswordCheck(Credentials credentials, PasswordHasher hasher, SignInLimits limits) {
        this.credentials = credentials;
        this.hasher = hasher;
        this.limits = limits;
    }

    /**
     * Same answer and same work whether the name is unknown or the password wrong; that a user is disabled is told to
     * those who know the password.
     *
     * @throws CommandRejected wrong_password, user_disabled, or overloaded when too many wait already
     * @throws io.scanpass.contract.http.Refused too_many_requests
     */
    public Credential check(String username, Password password, String ipAddress) {
        limits.take(username, ipAddress);
        Optional<Credential> credential = find(username);
        if (credential.isEmpty()) {
            hasher.matchNobody(password);
        } else if (hasher.matches(password, credential.get().hash())) {
            return enabled(credential.get());
        }
        throw new CommandRejected(RejectionCode.WRONG_PASSWORD);
    }

    private static Credential enabled(Credential credential) {
        if (credential.disabled()) throw new CommandRejected(RejectionCode.USER_DISABLED);
        return credential;
    }

    private Optional<Credential> find(String username) {
        try {
            return credentials.find(new Username(username));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }
}
