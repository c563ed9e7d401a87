package io.scanpass.command.decide.session;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.Personal;
import io.scanpass.command.decide.ShownName;
import io.scanpass.command.decide.session.SessionCommand.RenameSession;
import io.scanpass.command.decide.session.SessionEvent.SessionRenamed;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.personal.SessionName;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

class RenameSessionTest extends SessionFixture {

    @Test
    void givesTheSessionItsName() {
        fixture.given(started()).when(rename("alice", "Desk")).expectEvents(renamed("Desk"));
        fixture.given(started(), renamed("Desk")).when(rename("alice", "Sofa")).expectEvents(renamed("Sofa"));
    }

    @Test
    void repeatedIsNoNewFact() {
        fixture.given(started(), renamed("Desk"))
                .when(rename("alice", "Desk"))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void rejectsAnotherUserAsIfThereWereNoSession() {
        isUnknown(fixture.given(started()).when(rename("mallory", "Mine")));
    }

    @Test
    void rejectsASessionThatIsOverLikeOneThatIsNot() {
        isUnknown(fixture.given(started(), revoked()).when(rename("alice", "Desk")));
        var atItsEnd = new AggregateTestFixture<>(Session.class)
                .registerInjectableResource(Clock.fixed(NOON.plus(Duration.ofDays(30)), ZoneOffset.UTC));
        isUnknown(atItsEnd.given(started()).when(rename("alice", "Desk")));
    }

    private static void isUnknown(ResultValidator<Session> result) {
        result.expectNoEvents()
                .expectException(CommandRejected.class)
                .expectExceptionMessage(RejectionCode.SESSION_UNKNOWN.wireName());
    }

    private static RenameSession rename(String userId, String name) {
        return new RenameSession("session-1", userId, new ShownName(name));
    }

    private static SessionRenamed renamed(String name) {
        return new SessionRenamed("session-1", "alice", Personal.of("alice", new SessionName(name)), NOON);
    }
}
