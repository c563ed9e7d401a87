package io.scanpass.query.serve.session;

import io.scanpass.contract.personal.Device;
import io.scanpass.contract.personal.SessionName;
import io.scanpass.contract.session.SessionEvent.Approval;
import io.scanpass.query.project.session.SessionView;
import io.scanpass.query.project.session.UserSessions.Use;
import io.scanpass.query.project.user.Person;
import io.scanpass.query.serve.token.ClientSettings;
import io.scanpass.query.serve.token.IdleLifetimes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One session as its user sees it.
 *
 * @param current whether it is the one that asks
 * @param name that its user gave it
 * @param lastUsed when it last got tokens
 * @param method {@code pwd} or {@code qr}
 * @param approvedBy which phone session approved it; null for a password
 * @param expiresAt when it ends if it is not used
 */
record SignedIn(
        String sessionId,
        boolean current,
        NamedClient client,
        @Nullable String name,
        @Nullable Device device,
        Instant since,
        Instant lastUsed,
        String method,
        @Nullable Approval approvedBy,
        Instant expiresAt) {

    static SignedIn of(Use use, Person person, String asking, ClientSettings clients, IdleLifetimes idle) {
        SessionView session = use.session();
        return new SignedIn(
                session.sessionId(),
                session.sessionId().equals(asking),
                NamedClient.of(session.clientId(), clients),
                person.open(session.name(), SessionName.class)
                        .map(SessionName::name)
                        .orElse(null),
                person.open(session.device(), Device.class).orElse(null),
                session.startedAt(),
                use.lastUsedOrStarted(),
                session.method(),
                session.approvedBy(),
                use.lastUsed() == null
                        ? session.expiresAt()
                        : idle.end(session.clientId(), use.lastUsed(), session.expiresAt()));
    }
}
