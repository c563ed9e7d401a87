package io.scanpass.command.decide.qrlogin;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.createNew;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.Personal;
import io.scanpass.command.decide.browser.Approvals;
import io.scanpass.command.decide.browser.RefusedBrowsers;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.ConfirmQr;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Phone;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Redirect;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.RejectQr;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.RejectReason;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.RequestQr;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.ScanQr;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrConfirmed;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrRejected;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrRequested;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrScanned;
import io.scanpass.command.decide.qrlogin.QrLoginFold.QrLoginState;
import io.scanpass.command.decide.session.Accounts;
import io.scanpass.command.decide.session.Accounts.Account;
import io.scanpass.command.decide.session.Devices;
import io.scanpass.command.decide.session.Session;
import io.scanpass.command.decide.session.SessionCommand.StartSession;
import io.scanpass.command.decide.session.Sessions;
import io.scanpass.command.decide.user.PersonalKeys;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.network.Network;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to sign a browser in: requested, scanned by the first phone that comes, then confirmed or rejected by that
 * phone, all before it expires. Its order of refusals is the same everywhere: what was decided stands, then who asks,
 * then when.
 */
@Aggregate(type = "QrLogin")
class QrLogin {

    @AggregateIdentifier
    private String loginId;

    private Requested asked;
    private @Nullable Phone claimedBy;
    private @Nullable Integer number;
    private List<Integer> choices = List.of();
    private @Nullable String startedSession;
    private boolean rejected;

    @SuppressWarnings("NullAway.Init") // the first event sets them
    QrLogin() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(RequestQr command, UserCodes userCodes, PersonalKeys keys) {
        if (!userCodes.reserve(command.userCode(), command.loginId(), command.requestedAt(), command.expiresAt())) {
            throw new UserCodeInUse();
        }
        keys.create(command.loginId());
        Redirect redirect = command.redirect();
        apply(new QrRequested(
                command.loginId(),
                command.clientId(),
                command.scope(),
                command.deviceCodeSha256(),
                Personal.of(command.loginId(), command.requester()),
                command.requestedAt(),
                command.expiresAt(),
                command.sessionLifetime(),
                command.policy().numberMatching().wireName(),
                command.policy().sameNetwork().wireName(),
                command.policy().maxAuthAge(),
                command.dpopJkt(),
                redirect == null ? null : redirect.uri(),
                redirect == null ? null : redirect.codeChallenge(),
                redirect == null ? null : redirect.nonce()));
    }

    @CommandHandler
    ScannedQr decide(
            ScanQr command,
            Sessions sessions,
            PendingScans pending,
            PersonalKeys keys,
            Approvals approvals,
            Clock clock) {
        Instant now = clock.instant(); // read once: what is checked is what is stored
        requireLive(command.phone(), sessions);
        if (claimedBy != null && !claimedBy.equals(command.phone())) {
            throw new CommandRejected(RejectionCode.QR_LOGIN_ALREADY_SCANNED);
        }
        if (startedSession != null || rejected) throw new CommandRejected(RejectionCode.QR_LOGIN_ALREADY_DECIDED);
        asked.requireNotExpired(now);
        asked.requireFresh(command.context(), now);
        boolean sameNetwork = asked.requireNetwork(command.context());
        if (claimedBy == null) {
            if (!pending.add(command.phone().userId(), loginId, now, asked.expiresAt())) {
                throw new CommandRejected(RejectionCode.QR_SCANS_PENDING);
            }
            keys.attribute(loginId, command.phone().userId());
            apply(scannedBy(command.phone(), command.drawn(), now));
        }
        return new ScannedQr(
                loginId,
                asked.clientId(),
                asked.scope(),
                asked.requester(),
                asked.requestedAt(),
                asked.expiresAt(),
                asked.policy().numberMatching(),
                choices,
                asked.policy().sameNetwork() == SameNetwork.IGNORE ? null : sameNetwork,
                approvals.isKnown(command.phone().userId(), asked.requester().browser()));
    }

    private QrScanned scannedBy(Phone phone, DrawnNumbers drawn, Instant now) {
        NumberMatching numbers = asked.policy().numberMatching();
        Integer shown = numbers == NumberMatching.OFF ? null : drawn.number();
        List<Integer> offered = numbers == NumberMatching.CHOOSE ? drawn.choices() : null;
        return new QrScanned(loginId, phone.userId(), phone.sessionId(), now, shown, offered);
    }

    @CommandHandler
    Confirmation decide(
            ConfirmQr command,
            Sessions sessions,
            Accounts accounts,
            PendingScans pending,
            Approvals approvals,
            Devices devices,
            Clock clock) {
        Instant now = clock.instant();
        // Until this is stored the phone's session cannot be ended: whoever ends it then finds what it approved.
        if (!sessions.holdLive(command.phone().sessionId())) throw new CommandRejected(RejectionCode.SESSION_REVOKED);
        requireClaimedBy(command.phone());
        if (rejected) throw new CommandRejected(RejectionCode.QR_LOGIN_ALREADY_DECIDED);
        if (startedSession != null) return Confirmation.CONFIRMED; // a retried request is no new fact
        asked.requireNotExpired(now);
        asked.requireNetwork(command.context());
        requireEnabled(command.phone(), accounts);

        Phone phone = command.phone();
        if (number != null && command.number() == null) throw new CommandRejected(RejectionCode.QR_NUMBER_MISSING);
        if (number != null && !number.equals(command.number())) {
            // One guess, not three: whoever is talked into guessing is being attacked.
            pending.remove(phone.userId(), loginId);
            apply(new QrRejected(loginId, phone.userId(), phone.sessionId(), "wrong_number", now));
            return Confirmation.WRONG_NUMBER;
        }
        pending.remove(phone.userId(), loginId);
        apply(new QrConfirmed(loginId, phone.userId(), phone.sessionId(), command.newSessionId(), now));
        start(asked.confirmed(command, devices, now), sessions, now);
        approvals.record(new Approvals.Approval(
                command.newSessionId(),
                phone.sessionId(),
                phone.userId(),
                asked.requester().browser(),
                now));
        return Confirmation.CONFIRMED;
    }

    /** @return the session that the login started, which one who says "not me" wants ended; null when it started none */
    @CommandHandler
    @Nullable
    String decide(RejectQr command, Sessions sessions, PendingScans pending, RefusedBrowsers refused, Clock clock) {
        Instant now = clock.instant();
        requireLive(command.phone(), sessions);
        requireClaimedBy(command.phone());
        boolean notMe = command.reason() == RejectReason.NOT_ME;
        if (startedSession != null && !notMe) throw new CommandRejected(RejectionCode.QR_LOGIN_ALREADY_DECIDED);
        if (startedSession != null || rejected) return startedSession;
        asked.requireNotExpired(now);

        Phone phone = command.phone();
        pending.remove(phone.userId(), loginId);
        if (notMe) {
            refused.refuse(
                    asked.requester().browser(), Network.of(command.context().ipAddress()), now);
        }
        apply(new QrRejected(
                loginId, phone.userId(), phone.sessionId(), command.reason().wireName(), now));
        return null;
    }

    QrLoginState state(Instant at) {
        return asked.state(claimedBy, startedSession, rejected, at);
    }

    private static void requireLive(Phone phone, Sessions sessions) {
        if (!sessions.isLive(phone.sessionId())) throw new CommandRejected(RejectionCode.SESSION_REVOKED);
    }

    /** Also where the sessions of a user who was disabled just now are not ended yet. */
    private static void requireEnabled(Phone phone, Accounts accounts) {
        if (accounts.hold(phone.userId()).map(Account::disabled).orElse(true)) {
            throw new CommandRejected(RejectionCode.USER_DISABLED);
        }
    }

    private void requireClaimedBy(Phone phone) {
        if (claimedBy == null) throw new CommandRejected(RejectionCode.QR_LOGIN_NOT_SCANNED);
        if (!claimedBy.equals(phone)) throw new CommandRejected(RejectionCode.QR_LOGIN_NOT_YOURS);
    }

    /** In this transaction: a confirmed login without its session, or the reverse, is never stored. */
    private static void start(StartSession command, Sessions sessions, Instant now) {
        try {
            createNew(Session.class, () -> Session.started(command, sessions, now));
        } catch (RuntimeException refusal) {
            throw refusal;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible); // the factory throws nothing checked
        }
    }

    @EventSourcingHandler
    void evolve(QrRequested event) {
        loginId = event.loginId();
        asked = Requested.of(event);
    }

    @EventSourcingHandler
    void evolve(QrScanned event) {
        claimedBy = new Phone(event.userId(), event.phoneSessionId());
        number = event.number();
        choices = event.choices() == null ? List.of() : event.choices();
    }

    @EventSourcingHandler
    void evolve(QrConfirmed event) {
        startedSession = event.sessionId();
    }

    @EventSourcingHandler
    void evolve(QrRejected event) {
        rejected = true;
    }
}
