package io.scanpass.command.accept.user;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.user.Credentials;
import io.scanpass.command.decide.user.Credentials.Credential;
import io.scanpass.command.decide.user.Username;
import io.scanpass.contract.RejectionCode;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Whether a password is that of the user with this name; asked at sign-in, and before a password is changed. */
@Component
public class PasswordCheck {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordCheck.class);

    private final Credentials credentials;
    private final PasswordHasher hasher;
    private final SignInLimits limits;

    PasswordCheck(Credentials credentials, PasswordHasher hasher, SignInLimits limits) {
        this.credentials = credentials;
        this.hasher = hasher;
        this.limits = limits;
    }

    /**
     * Same answer and same work whether the name is unknown or the password wrong. Whether the user is disabled is for the
     * command that follows, which sees what is true then: it is told to those alone who know the password.
     *
     * @throws CommandRejected wrong_password, or overloaded when too many wait already
     * @throws io.scanpass.contract.http.Refused too_many_requests
     */
    public Credential check(String username, Password password, String ipAddress) {
        limits.take(username, ipAddress);
        Optional<Credential> credential = find(username);
        if (credential.isEmpty()) {
            hasher.matchNobody(password);
        } else if (hasher.matches(password, credential.get().hash())) {
            renew(credential.get(), password);
            return credential.get();
        }
        throw new CommandRejected(RejectionCode.WRONG_PASSWORD);
    }

    /** A matter of ours, which keeps nobody from signing in: what does not work now does next time. */
    private void renew(Credential checked, Password password) {
        if (!hasher.isOutdated(checked.hash())) return;
        try {
            hasher.hashIfIdle(password).ifPresent(hash -> credentials.renew(checked, hash));
        } catch (DataAccessException away) {
            LOG.info("the hash of user {} keeps its old parameters: {}", checked.userId(), away.getMessage());
        }
    }

    private Optional<Credential> find(String username) {
        try {
            return credentials.find(new Username(username));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }
}
