package io.scanpass.command.decide.session;

import io.scanpass.command.decide.session.SessionCommand.AuthorizationCode;
import io.scanpass.command.decide.session.SessionCommand.Method;
import io.scanpass.command.decide.session.SessionCommand.RevokeSession;
import io.scanpass.command.decide.session.SessionCommand.StartSession;
import io.scanpass.command.decide.session.SessionEvent.SessionRevoked;
import io.scanpass.command.decide.session.SessionEvent.SessionStarted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;

/** The words the decision tests of a session are written in. */
abstract class SessionFixture {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    final FixtureConfiguration<Session> fixture =
            new AggregateTestFixture<>(Session.class).registerInjectableResource(Clock.fixed(NOON, ZoneOffset.UTC));

    static StartSession startWithPassword() {
        return new StartSession(
                "session-1",
                "alice",
                "phone",
                "openid",
                Method.PASSWORD,
                null,
                new AuthorizationCode("hash", "challenge", NOON.plusSeconds(60)),
                Duration.ofDays(30));
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
                NOON.plus(Duration.ofDays(30)));
    }

    static RevokeSession revoke(String userId) {
        return new RevokeSession("session-1", userId, "signed_out");
    }

    static SessionRevoked revoked() {
        return new SessionRevoked("session-1", "alice", "signed_out", NOON);
    }
}
