package io.scanpass.command.decide.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.session.Accounts.Account;
import io.scanpass.command.decide.session.Sessions.LiveSession;
import io.scanpass.contract.RejectionCode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartSessionTest extends SessionFixture {

    @Test
    void signsAUserIn() {
        fixture.givenNoPriorActivity().when(startWithPassword()).expectEvents(started());
        assertThat(sessions.live.values())
                .containsExactly(
                        new LiveSession("session-1", "alice", "phone", null, NOON, NOON.plus(Duration.ofDays(30))));
    }

    @Test
    void cannotStartTwice() {
        fixture.given(started()).when(startWithPassword()).expectNoEvents().expectException(RuntimeException.class);
    }

    @Test
    void isRefusedWhenThePasswordWasChangedSinceItWasChecked() {
        account = Optional.of(new Account(GENERATION + 1, false));
        isRefused(RejectionCode.WRONG_PASSWORD);
    }

    @Test
    void isRefusedWhenTheUserIsDisabled() {
        account = Optional.of(new Account(GENERATION, true));
        isRefused(RejectionCode.USER_DISABLED);
    }

    @Test
    void isRefusedWhenThereIsNoSuchUser() {
        account = Optional.empty();
        isRefused(RejectionCode.WRONG_PASSWORD);
    }

    private void isRefused(RejectionCode code) {
        fixture.givenNoPriorActivity()
                .when(startWithPassword())
                .expectNoEvents()
                .expectException(CommandRejected.class)
                .expectExceptionMessage(code.wireName());
    }
}
