package io.scanpass.command.decide.qrlogin;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.Personal;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.ConfirmQr;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Phone;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.PhoneContext;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Redirect;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Requester;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrRequested;
import io.scanpass.command.decide.qrlogin.QrLoginFold.QrLoginState;
import io.scanpass.command.decide.session.Devices;
import io.scanpass.command.decide.session.SessionCommand.Approval;
import io.scanpass.command.decide.session.SessionCommand.AuthorizationCode;
import io.scanpass.command.decide.session.SessionCommand.Method;
import io.scanpass.command.decide.session.SessionCommand.StartSession;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.network.Network;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was asked for, until when and under which conditions, and the session that this becomes when it is confirmed. */
record Requested(
        String loginId,
        String clientId,
        String scope,
        Personal<Requester> personal,
        Instant requestedAt,
        Instant expiresAt,
        Duration sessionLifetime,
        ApprovalPolicy policy,
        @Nullable String dpopJkt,
        String codeSha256,
        @Nullable Redirect redirect) {

    private static final Duration CODE_LIFETIME = Duration.ofSeconds(60);

    static Requested of(QrRequested event) {
        return new Requested(
                event.loginId(),
                event.clientId(),
                event.scope(),
                event.requester(),
                event.requestedAt(),
                event.expiresAt(),
                event.sessionLifetime(),
                policyOf(event),
                event.dpopJkt(),
                event.deviceCodeSha256(),
                event.redirectUri() == null || event.codeChallenge() == null
                        ? null
                        : new Redirect(event.redirectUri(), event.codeChallenge(), event.nonce()));
    }

    private static ApprovalPolicy policyOf(QrRequested event) {
        String numbers = event.numberMatching();
        String network = event.sameNetwork();
        return new ApprovalPolicy(
                numbers == null ? ApprovalPolicy.NONE.numberMatching() : NumberMatching.named(numbers),
                network == null ? ApprovalPolicy.NONE.sameNetwork() : SameNetwork.named(network),
                event.maxAuthAge());
    }

    /** Whoever claimed the login and is forgotten since is not signed in any more, and nobody else may ask. */
    Requester requester() {
        return personal.value().orElseThrow(() -> new CommandRejected(RejectionCode.QR_LOGIN_UNKNOWN));
    }

    void requireNotExpired(Instant now) {
        if (!now.isBefore(expiresAt)) throw new CommandRejected(RejectionCode.QR_LOGIN_EXPIRED);
    }

    void requireFresh(PhoneContext phone, Instant now) {
        Duration longest = policy.maxAuthAge();
        if (longest != null && phone.authenticatedAt().plus(longest).isBefore(now)) {
            throw new CommandRejected(RejectionCode.REAUTHENTICATION_REQUIRED);
        }
    }

    boolean requireNetwork(PhoneContext phone) {
        boolean same = Network.of(requester().ipAddress()).equals(Network.of(phone.ipAddress()));
        if (!same && policy.sameNetwork() == SameNetwork.REQUIRE) {
            throw new CommandRejected(RejectionCode.QR_NETWORK_DIFFERS);
        }
        return same;
    }

    QrLoginState state(@Nullable Phone claimedBy, @Nullable String startedSession, boolean rejected, Instant at) {
        String open = at.isBefore(expiresAt) ? claimedBy == null ? "requested" : "scanned" : "expired";
        return new QrLoginState(
                loginId,
                rejected ? "rejected" : startedSession != null ? "confirmed" : open,
                clientId,
                scope,
                personal,
                requestedAt,
                expiresAt,
                claimedBy == null ? null : claimedBy.userId(),
                claimedBy == null ? null : claimedBy.sessionId(),
                startedSession);
    }

    StartSession confirmed(ConfirmQr command, Devices devices, Instant now) {
        return new StartSession(
                command.newSessionId(),
                command.phone().userId(),
                clientId,
                scope,
                Method.QR,
                new Approval(loginId, command.phone().sessionId()),
                redirect == null
                        ? null
                        : new AuthorizationCode(
                                codeSha256, redirect.codeChallenge(), now.plus(CODE_LIFETIME), redirect.uri()),
                sessionLifetime,
                dpopJkt,
                devices.describe(requester().ipAddress(), requester().userAgent()),
                redirect == null ? null : redirect.nonce(),
                null);
    }
}
