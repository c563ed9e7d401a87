package io.scanpass.command.decide.qrlogin;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.Personal;
import io.scanpass.command.decide.browser.RememberedBrowsers;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.ConfirmQr;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Phone;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.PhoneContext;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Redirect;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.RejectQr;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.RejectReason;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.RequestQr;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Requester;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.ScanQr;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrConfirmed;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrRejected;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrRequested;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrScanned;
import io.scanpass.command.decide.session.Accounts;
import io.scanpass.command.decide.session.Accounts.Account;
import io.scanpass.command.decide.session.Devices;
import io.scanpass.command.decide.session.RememberedSessions;
import io.scanpass.command.decide.session.SessionEvent.SessionStarted;
import io.scanpass.command.decide.user.RememberedKeys;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.personal.Device;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;

/** The words the decision tests of a QR login are written in. */
abstract class QrLoginFixture {

    static final String LOGIN = "login-1";
    static final String NEW_SESSION = "session-9";
    static final String KEY = "thumbprint-of-the-browser's-key";
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final Instant EXPIRY = NOON.plusSeconds(120);
    static final Duration SESSION_LIFETIME = Duration.ofDays(30);
    static final Phone OWNER = new Phone("alice", "alice-phone");
    static final Phone SECOND_PHONE = new Phone("alice", "alice-tablet");
    static final Phone STRANGER = new Phone("mallory", "mallory-phone");

    static final PhoneContext CONTEXT = new PhoneContext("192.0.2.1", NOON.minusSeconds(60));
    static final Redirect REDIRECT = new Redirect("https://shop.example/cb", "challenge", "n-1");
    static final DrawnNumbers DRAWN = new DrawnNumbers(42, List.of(17, 42, 88));

    final Set<String> disabled = new HashSet<>();
    final RememberedSessions sessions = new RememberedSessions();
    final RememberedBrowsers browsers = new RememberedBrowsers();
    final RememberedKeys keys = new RememberedKeys();
    final Set<String> pending = new HashSet<>();
    boolean userCodeInUse;

    FixtureConfiguration<QrLogin> fixtureAt(Instant now) {
        return fixtureBy(Clock.fixed(now, ZoneOffset.UTC));
    }

    FixtureConfiguration<QrLogin> fixtureBy(Clock clock) {
        return new AggregateTestFixture<>(QrLogin.class)
                .registerInjectableResource(clock)
                .registerInjectableResource((Accounts) userId -> Optional.of(new Account(0, disabled.contains(userId))))
                .registerInjectableResource(sessions)
                .registerInjectableResource(browsers)
                .registerInjectableResource(keys)
                .registerInjectableResource(
                        (Devices) (ipAddress, userAgent) -> new Device(ipAddress, userAgent, null, null))
                .registerInjectableResource(new PendingScans() {
                    @Override
                    public boolean add(String userId, String loginId, Instant at, Instant expiresAt) {
                        return pending.size() < 3 && pending.add(loginId);
                    }

                    @Override
                    public void remove(String userId, String loginId) {
                        pending.remove(loginId);
                    }
                })
                .registerInjectableResource(new UserCodes() {
                    @Override
                    public boolean reserve(UserCode code, String loginId, Instant at, Instant expiresAt) {
                        return !userCodeInUse;
                    }

                    @Override
                    public Optional<String> loginOf(UserCode code, Instant at) {
                        return Optional.empty();
                    }
                });
    }

    static RequestQr request() {
        return new RequestQr(
                LOGIN,
                "web",
                "openid",
                "hash",
                new UserCode("BCDFGHJK"),
                requester(),
                NOON,
                EXPIRY,
                SESSION_LIFETIME,
                new ApprovalPolicy(NumberMatching.OFF, SameNetwork.IGNORE, null),
                KEY,
                null);
    }

    static Requester requester() {
        return new Requester("192.0.2.1", "Browser/1.0");
    }

    static ScanQr scan(Phone phone) {
        return scan(phone, CONTEXT);
    }

    static ScanQr scan(Phone phone, PhoneContext context) {
        return new ScanQr(LOGIN, phone, context, DRAWN);
    }

    static ConfirmQr confirm(Phone phone) {
        return new ConfirmQr(LOGIN, phone, CONTEXT, NEW_SESSION, null);
    }

    static ConfirmQr confirm(Phone phone, int number) {
        return new ConfirmQr(LOGIN, phone, CONTEXT, NEW_SESSION, number);
    }

    static RejectQr reject(Phone phone) {
        return reject(phone, RejectReason.CANCELLED);
    }

    static RejectQr reject(Phone phone, RejectReason reason) {
        return new RejectQr(LOGIN, phone, CONTEXT, reason);
    }

    static QrRequested requested() {
        return requested("off");
    }

    static QrRequested requested(@Nullable String numberMatching) {
        return requested(numberMatching, null, null);
    }

    static QrRequested requested(
            @Nullable String numberMatching, @Nullable String sameNetwork, @Nullable Duration maxAuthAge) {
        return requested(numberMatching, sameNetwork, maxAuthAge, null);
    }

    /** By the login page, for a relying party. */
    static QrRequested redirected() {
        return requested("off", null, null, REDIRECT);
    }

    private static QrRequested requested(
            @Nullable String numberMatching,
            @Nullable String sameNetwork,
            @Nullable Duration maxAuthAge,
            @Nullable Redirect redirect) {
        return new QrRequested(
                LOGIN,
                "web",
                "openid",
                "hash",
                Personal.of(LOGIN, requester()),
                NOON,
                EXPIRY,
                SESSION_LIFETIME,
                numberMatching,
                sameNetwork,
                maxAuthAge,
                KEY,
                redirect == null ? null : redirect.uri(),
                redirect == null ? null : redirect.codeChallenge(),
                redirect == null ? null : redirect.nonce());
    }

    static QrScanned scanned(Phone phone) {
        return scanned(phone, null, null);
    }

    static QrScanned scanned(Phone phone, @Nullable Integer number, @Nullable List<Integer> choices) {
        return new QrScanned(LOGIN, phone.userId(), phone.sessionId(), NOON, number, choices);
    }

    static QrConfirmed confirmed(Phone phone, Instant at) {
        return new QrConfirmed(LOGIN, phone.userId(), phone.sessionId(), NEW_SESSION, at);
    }

    static QrRejected rejected(Phone phone, Instant at) {
        return rejected(phone, "cancelled", at);
    }

    static QrRejected rejected(Phone phone, String reason, Instant at) {
        return new QrRejected(LOGIN, phone.userId(), phone.sessionId(), reason, at);
    }

    static SessionStarted sessionStarted(Instant at) {
        return sessionStarted(at, null);
    }

    /** @param codeSha256 of the authorization code, if there is one */
    static SessionStarted sessionStarted(Instant at, @Nullable String codeSha256) {
        return new SessionStarted(
                NEW_SESSION,
                OWNER.userId(),
                "web",
                "openid",
                "qr",
                LOGIN,
                OWNER.sessionId(),
                codeSha256,
                codeSha256 == null ? null : REDIRECT.codeChallenge(),
                codeSha256 == null ? null : at.plusSeconds(60),
                at,
                at.plus(SESSION_LIFETIME),
                KEY,
                Personal.of(OWNER.userId(), new Device("192.0.2.1", "Browser/1.0", null, null)),
                codeSha256 == null ? null : REDIRECT.nonce(),
                codeSha256 == null ? null : REDIRECT.uri());
    }

    /** Refused with this code, and nothing happened. */
    static void expectRefusal(ResultValidator<QrLogin> result, RejectionCode code) {
        result.expectNoEvents().expectException(CommandRejected.class).expectExceptionMessage(code.wireName());
    }
}
