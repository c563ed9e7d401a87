package io.scanpass.command.decide.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.decide.user.UserCommand.DisableUser;
import io.scanpass.command.decide.user.UserCommand.EnableUser;
import org.junit.jupiter.api.Test;

class DisableUserTest extends UserFixture {

    private static final DisableUser DISABLE = new DisableUser("user-1");
    private static final EnableUser ENABLE = new EnableUser("user-1");

    @Test
    void disablesAUserOnce() {
        fixture.given(registered()).when(DISABLE).expectEvents(disabled());
        assertThat(disabled).containsExactly("user-1");
        fixture.given(registered(), disabled())
                .when(DISABLE)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void enablesADisabledUserOnce() {
        disabled.add("user-1");
        fixture.given(registered(), disabled()).when(ENABLE).expectEvents(enabled());
        assertThat(disabled).isEmpty();
        fixture.given(registered(), disabled(), enabled())
                .when(ENABLE)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void disablesAgainWhoWasEnabled() {
        fixture.given(registered(), disabled(), enabled()).when(DISABLE).expectEvents(disabled());
    }
}
