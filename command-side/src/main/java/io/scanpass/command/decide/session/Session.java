package io.scanpass.command.decide.session;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.browser.Approvals;
import io.scanpass.command.decide.browser.RefusedBrowsers;
import io.scanpass.command.decide.session.Accounts.Account;
import io.scanpass.command.decide.session.SessionCommand.RevokeReason;
import io.scanpass.command.decide.session.SessionCommand.RevokeSession;
import io.scanpass.command.decide.session.SessionCommand.StartSession;
import io.scanpass.command.decide.session.SessionEvent.SessionRevoked;
import io.scanpass.command.decide.session.SessionEvent.SessionStarted;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.network.Network;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** One sign-in of one user at one client. */
@Aggregate(type = "Session")
public class Session {

    @AggregateIdentifier
    private String sessionId;

    private String userId;
    private boolean revoked;

    @SuppressWarnings("NullAway.Init") // the first event sets them
    Session() {}

    /** For a session that starts in the transaction of another aggregate's decision. */
    public static Session started(StartSession command, Instant now) {
        Session session = new Session();
        session.start(command, now);
        return session;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(StartSession command, Accounts accounts, Clock clock) {
        Account account = accounts.hold(command.userId())
                .filter(held -> Objects.equals(held.passwordGeneration(), command.passwordGeneration()))
                .orElseThrow(() -> new CommandRejected(RejectionCode.WRONG_PASSWORD)); // changed since it was checked
        if (account.disabled()) throw new CommandRejected(RejectionCode.USER_DISABLED);
        start(command, clock.instant());
    }

    private void start(StartSession command, Instant now) {
        var approval = command.approval();
        var code = command.authorizationCode();
        apply(new SessionStarted(
                command.sessionId(),
                command.userId(),
                command.clientId(),
                command.scope(),
                command.method().amr(),
                approval == null ? null : approval.loginId(),
                approval == null ? null : approval.phoneSessionId(),
                code == null ? null : code.sha256(),
                code == null ? null : code.codeChallenge(),
                code == null ? null : code.expiresAt(),
                now,
                now.plus(command.lifetime()),
                command.dpopJkt(),
                command.device().ipAddress(),
                command.device().browser(),
                command.device().system(),
                command.device().place(),
                command.nonce(),
                code == null ? null : code.redirectUri()));
    }

    @CommandHandler
    void decide(RevokeSession command, Approvals approvals, RefusedBrowsers refused, Clock clock) {
        // Another user's session is answered like one that does not exist.
        if (!command.userId().equals(userId)) throw new CommandRejected(RejectionCode.SESSION_UNKNOWN);
        if (command.reason() != RevokeReason.SIGNED_OUT) {
            approvals.browserOf(sessionId).ifPresent(browser -> {
                approvals.disown(userId, browser);
                refused.refuse(browser, Network.of(command.ipAddress()), clock.instant());
            });
        }
        if (revoked) return;
        apply(new SessionRevoked(sessionId, userId, command.reason().wireName(), clock.instant()));
    }

    @EventSourcingHandler
    void evolve(SessionStarted event) {
        sessionId = event.sessionId();
        userId = event.userId();
    }

    @EventSourcingHandler
    void evolve(SessionRevoked event) {
        revoked = true;
    }
}
