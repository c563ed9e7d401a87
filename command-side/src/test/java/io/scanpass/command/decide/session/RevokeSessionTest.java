package io.scanpass.command.decide.session;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.contract.RejectionCode;
import org.junit.jupiter.api.Test;

class RevokeSessionTest extends SessionFixture {

    @Test
    void endsTheSession() {
        fixture.given(started()).when(revoke("alice")).expectEvents(revoked());
    }

    @Test
    void repeatedIsNoNewFact() {
        fixture.given(started(), revoked())
                .when(revoke("alice"))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void rejectsAnotherUserAsIfThereWereNoSession() {
        fixture.given(started())
                .when(revoke("mallory"))
                .expectNoEvents()
                .expectException(CommandRejected.class)
                .expectExceptionMessage(RejectionCode.SESSION_UNKNOWN.wireName());
    }
}
