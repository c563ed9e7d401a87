package io.scanpass.command.decide.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.browser.Approvals.Approval;
import io.scanpass.command.decide.browser.Browser;
import io.scanpass.command.decide.browser.RememberedBrowsers.Refusal;
import io.scanpass.command.decide.session.SessionCommand.RevokeReason;
import io.scanpass.command.decide.session.SessionCommand.RevokeSession;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class RevokeSessionTest extends SessionFixture {

    @Test
    void endsTheSession() {
        fixture.given(started()).when(revoke("alice")).expectEvents(revoked());
        assertThat(sessions.gone).containsExactly("session-1");
    }

    @Test
    void repeatedIsNoNewFact() {
        fixture.given(started(), revoked())
                .when(revoke("alice"))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void asNotMeDisownsItsBrowserAlsoWhenItIsOverAlready() {
        Browser browser = Browser.of("192.0.2.1", "Firefox/145.0");
        browsers.record(new Approval("session-1", "phone-1", "alice", browser, NOON));
        fixture.given(started()).when(revoke("alice", RevokeReason.NOT_ME)).expectEvents(revoked("not_me"));
        fixture.given(started(), revoked())
                .when(revoke("alice", RevokeReason.NOT_ME))
                .expectNoEvents();
        assertThat(browsers.isKnown("alice", browser)).isFalse();
        assertThat(browsers.refusals).hasSize(2).containsOnly(new Refusal(browser, new Network("192.0.2.1"), NOON));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"NOT_ME", "APPROVER_NOT_ME"})
    void forAnyOtherReasonDisownsNothing(RevokeReason reason) {
        Browser browser = Browser.of("192.0.2.1", "Firefox/145.0");
        browsers.record(new Approval("session-1", "phone-1", "alice", browser, NOON));
        fixture.given(started())
                .when(new RevokeSession("session-1", "alice", reason, null))
                .expectEvents(revoked(reason.wireName()));
        assertThat(browsers.isKnown("alice", browser)).isTrue();
        assertThat(browsers.refusals).isEmpty();
    }

    @Test
    void rejectsAnotherUserAsIfThereWereNoSession() {
        fixture.given(started())
                .when(revoke("mallory"))
                .expectNoEvents()
                .expectException(CommandRejected.class)
                .expectExceptionMessage(RejectionCode.SESSION_UNKNOWN.wireName());
        assertThat(sessions.gone).isEmpty();
    }
}
