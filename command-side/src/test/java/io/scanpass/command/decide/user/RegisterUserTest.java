package io.scanpass.command.decide.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.user.UserCommand.RegisterUser;
import io.scanpass.contract.RejectionCode;
import org.junit.jupiter.api.Test;

class RegisterUserTest extends UserFixture {

    private static final RegisterUser REGISTER = new RegisterUser("user-1", new Username("Alice"), "Alice A.", HASH);

    @Test
    void registersTheUserAndKeepsTheHashOutOfTheEvent() {
        fixture.givenNoPriorActivity().when(REGISTER).expectEvents(registered());
        assertThat(hashes).containsOnlyKeys("user-1");
    }

    @Test
    void rejectsANameThatDiffersFromATakenOneInCaseOnly() {
        names.put("alice", "user-0");
        fixture.givenNoPriorActivity()
                .when(REGISTER)
                .expectNoEvents()
                .expectException(CommandRejected.class)
                .expectExceptionMessage(RejectionCode.USERNAME_TAKEN.wireName());
        assertThat(hashes).isEmpty();
    }
}
