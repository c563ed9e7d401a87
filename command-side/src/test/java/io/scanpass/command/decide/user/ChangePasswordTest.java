package io.scanpass.command.decide.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.user.UserCommand.ChangePassword;
import io.scanpass.command.decide.user.UserEvent.PasswordChanged;
import io.scanpass.contract.RejectionCode;
import java.util.Map;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

class ChangePasswordTest extends UserFixture {

    private static final ChangePassword CHANGE = new ChangePassword("user-1", "session-1", 0, HASH);

    @Test
    void storesTheHashAndSaysInWhichSessionItWasChanged() {
        fixture.given(registered()).when(CHANGE).expectEvents(new PasswordChanged("user-1", "session-1", NOON));
        assertThat(hashes).isEqualTo(Map.of("user-1", HASH));
    }

    @Test
    void rejectsAChangeCheckedAgainstAPasswordThatWasChangedMeanwhile() {
        generation = 1;
        rejects(fixture.given(registered()).when(CHANGE), RejectionCode.CONFLICT);
    }

    @Test
    void rejectsAChangeInASessionThatIsOver() {
        sessions.remove("session-1");
        rejects(fixture.given(registered()).when(CHANGE), RejectionCode.SESSION_REVOKED);
    }

    @Test
    void rejectsAChangeByADisabledUser() {
        rejects(fixture.given(registered(), disabled()).when(CHANGE), RejectionCode.USER_DISABLED);
    }

    private void rejects(ResultValidator<User> result, RejectionCode code) {
        result.expectNoEvents().expectException(CommandRejected.class).expectExceptionMessage(code.wireName());
        assertThat(hashes).isEmpty();
    }
}
