package io.scanpass.command.decide.session;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.Personal;
import io.scanpass.command.decide.browser.Approvals;
import io.scanpass.command.decide.browser.Browser;
import io.scanpass.command.decide.browser.RefusedBrowsers;
import io.scanpass.command.decide.session.Accounts.Account;
import io.scanpass.command.decide.session.SessionCommand.RenameSession;
import io.scanpass.command.decide.session.SessionCommand.RevokeSession;
import io.scanpass.command.decide.session.SessionCommand.StartSession;
import io.scanpass.command.decide.session.SessionEvent.SessionRenamed;
import io.scanpass.command.decide.session.SessionEvent.SessionRevoked;
import io.scanpass.command.decide.session.SessionEvent.SessionStarted;
import io.scanpass.command.decide.session.SessionFold.SessionState;
import io.scanpass.command.decide.session.Sessions.LiveSession;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.network.Network;
import io.scanpass.contract.personal.Device;
import io.scanpass.contract.personal.SessionName;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One sign-in of one user at one client. */
@Aggregate(type = "Session")
public class Session {

    @AggregateIdentifier
    private String sessionId;

    private String userId;
    private Instant expiresAt;
    private @Nullable Personal<Device> device;
    private @Nullable Personal<SessionName> name;
    private boolean revoked;

    @SuppressWarnings("NullAway.Init") // the first event sets them
    Session() {}

    /** For a session that starts in the transaction of another aggregate's decision. */
    public static Session started(StartSession command, Sessions sessions, Instant now) {
        Session session = new Session();
        session.start(command, sessions, now);
        return session;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(StartSession command, Accounts accounts, Sessions sessions, Clock clock) {
        Account account = accounts.hold(command.userId())
                .filter(held -> Objects.equals(held.passwordGeneration(), command.passwordGeneration()))
                .orElseThrow(() -> new CommandRejected(RejectionCode.WRONG_PASSWORD)); // changed since it was checked
        if (account.disabled()) throw new CommandRejected(RejectionCode.USER_DISABLED);
        start(command, sessions, clock.instant());
    }

    private void start(StartSession command, Sessions sessions, Instant now) {
        var approval = command.approval();
        Instant end = now.plus(command.lifetime());
        String approver = approval == null ? null : approval.phoneSessionId();
        sessions.add(new LiveSession(command.sessionId(), command.userId(), command.clientId(), approver, now, end));
        var code = command.authorizationCode();
        apply(new SessionStarted(
                command.sessionId(),
                command.userId(),
                command.clientId(),
                command.scope(),
                command.method().amr(),
                approval == null ? null : approval.loginId(),
                approver,
                code == null ? null : code.sha256(),
                code == null ? null : code.codeChallenge(),
                code == null ? null : code.expiresAt(),
                now,
                end,
                command.dpopJkt(),
                Personal.of(command.userId(), command.device()),
                command.nonce(),
                code == null ? null : code.redirectUri()));
    }

    @CommandHandler
    void decide(RenameSession command, Clock clock) {
        Instant now = clock.instant();
        requireOf(command.userId());
        // One that is over is in no list any more.
        if (revoked || !now.isBefore(expiresAt)) throw new CommandRejected(RejectionCode.SESSION_UNKNOWN);
        Personal<SessionName> called =
                Personal.of(userId, new SessionName(command.name().value()));
        if (called.equals(name)) return;
        apply(new SessionRenamed(sessionId, userId, called, now));
    }

    @CommandHandler
    void decide(RevokeSession command, Sessions sessions, Approvals approvals, RefusedBrowsers refused, Clock clock) {
        requireOf(command.userId());
        Instant now = clock.instant();
        if (command.reason().disowns()) {
            Network from = Network.of(Objects.requireNonNull(command.ipAddress()));
            browser(approvals).ifPresent(browser -> {
                approvals.disown(userId, browser);
                refused.refuse(browser, from, now);
            });
        }
        if (revoked) return;
        sessions.remove(sessionId);
        apply(new SessionRevoked(sessionId, userId, command.reason().wireName(), now));
    }

    SessionState state(Instant at) {
        String state = revoked ? "revoked" : at.isBefore(expiresAt) ? "live" : "expired";
        return new SessionState(sessionId, state, userId, expiresAt, device, name);
    }

    /** The one that was approved; empty after a password, and once the user is forgotten. */
    private Optional<Browser> browser(Approvals approvals) {
        Optional<Device> known = device == null ? Optional.empty() : device.value();
        return known.flatMap(
                at -> approvals.kindOf(sessionId).map(kind -> new Browser(Network.of(at.ipAddress()), kind)));
    }

    /** Another user's session is answered like one that does not exist. */
    private void requireOf(String asking) {
        if (!asking.equals(userId)) throw new CommandRejected(RejectionCode.SESSION_UNKNOWN);
    }

    @EventSourcingHandler
    void evolve(SessionStarted event) {
        sessionId = event.sessionId();
        userId = event.userId();
        expiresAt = event.expiresAt();
        device = event.device();
    }

    @EventSourcingHandler
    void evolve(SessionRenamed event) {
        name = event.name();
    }

    @EventSourcingHandler
    void evolve(SessionRevoked event) {
        revoked = true;
    }
}
