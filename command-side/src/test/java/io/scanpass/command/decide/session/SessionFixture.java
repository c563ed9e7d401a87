package io.scanpass.command.decide.session;

import io.scanpass.command.decide.Personal;
import io.scanpass.command.decide.browser.RememberedBrowsers;
import io.scanpass.command.decide.session.Accounts.Account;
import io.scanpass.command.decide.session.SessionCommand.AuthorizationCode;
import io.scanpass.command.decide.session.SessionCommand.Method;
import io.scanpass.command.decide.session.SessionCommand.RevokeReason;
import io.scanpass.command.decide.session.SessionCommand.RevokeSession;
import io.scanpass.command.decide.session.SessionCommand.StartSession;
import io.scanpass.command.decide.session.SessionEvent.SessionRevoked;
import io.scanpass.command.decide.session.SessionEvent.SessionStarted;
import io.scanpass.contract.personal.Device;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;

/** The words the decision tests of a session are written in. */
abstract class SessionFixture {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    static final int GENERATION = 2;

    Optional<Account> account = Optional.of(new Account(GENERATION, false));
    final RememberedBrowsers browsers = new RememberedBrowsers();
    final RememberedSessions sessions = new RememberedSessions();
    final FixtureConfiguration<Session> fixture = new AggregateTestFixture<>(Session.class)
            .registerInjectableResource(Clock.fixed(NOON, ZoneOffset.UTC))
            .registerInjectableResource((Accounts) userId -> account)
            .registerInjectableResource(browsers)
            .registerInjectableResource(sessions);

    static StartSession startWithPassword() {
        return new StartSession(
                "session-1",
                "alice",
                "phone",
                "openid",
                Method.PASSWORD,
                null,
                new AuthorizationCode("hash", "challenge", NOON.plusSeconds(60), null),
                Duration.ofDays(30),
                "thumbprint",
                new Device("192.0.2.1", "Firefox 145", "Windows 11", null),
                "nonce",
                GENERATION);
    }

    static SessionStarted started() {
        return new SessionStarted(
                "session-1",
                "alice",
                "phone",
                "openid",
                "pwd",
                null,
                null,
                "hash",
                "challenge",
                NOON.plusSeconds(60),
                NOON,
                NOON.plus(Duration.ofDays(30)),
                "thumbprint",
                Personal.of("alice", new Device("192.0.2.1", "Firefox 145", "Windows 11", null)),
                "nonce",
                null);
    }

    static RevokeSession revoke(String userId) {
        return revoke(userId, RevokeReason.SIGNED_OUT);
    }

    static RevokeSession revoke(String userId, RevokeReason reason) {
        return new RevokeSession("session-1", userId, reason, "192.0.2.1");
    }

    static SessionRevoked revoked() {
        return revoked("signed_out");
    }

    static SessionRevoked revoked(String reason) {
        return new SessionRevoked("session-1", "alice", reason, NOON);
    }
}
