package io.scanpass.command.decide.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.browser.Approvals.Approval;
import io.scanpass.command.decide.browser.Browser;
import io.scanpass.command.decide.user.UserCommand.DisableUser;
import io.scanpass.command.decide.user.UserCommand.EnableUser;
import io.scanpass.command.decide.user.UserCommand.EraseUser;
import io.scanpass.contract.RejectionCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EraseUserTest extends UserFixture {

    @BeforeEach
    void twoUsersWhoAreKnown() {
        for (String user : new String[] {"user-1", "user-2"}) {
            names.put("name of " + user, user);
            hashes.put(user, HASH);
            keys.create(user);
            keys.create("login of " + user);
            keys.attribute("login of " + user, user);
            browsers.record(
                    new Approval("session of " + user, "phone", user, Browser.of("192.0.2.1", "Firefox/145.0"), NOON));
        }
    }

    @Test
    void forgetsWhoeverItWas() {
        fixture.given(registered()).when(new EraseUser("user-1")).expectEvents(erased());
        assertThat(names.values()).containsExactly("user-2");
        assertThat(hashes).containsOnlyKeys("user-2");
        assertThat(keys.accounts).containsOnlyKeys("user-2", "login of user-2");
        assertThat(browsers.approvals).extracting(Approval::userId).containsExactly("user-2");
    }

    @Test
    void forgetsADisabledUserToo() {
        fixture.given(registered(), disabled()).when(new EraseUser("user-1")).expectEvents(erased());
    }

    @Test
    void isNoNewFactTheSecondTime() {
        fixture.given(registered(), erased())
                .when(new EraseUser("user-1"))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesNobodyToDisableOrEnable(boolean disable) {
        fixture.given(registered(), erased())
                .when(disable ? new DisableUser("user-1") : new EnableUser("user-1"))
                .expectNoEvents()
                .expectException(CommandRejected.class)
                .expectExceptionMessage(RejectionCode.USER_UNKNOWN.wireName());
    }
}
