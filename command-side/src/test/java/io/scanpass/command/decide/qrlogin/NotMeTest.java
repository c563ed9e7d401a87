package io.scanpass.command.decide.qrlogin;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.decide.browser.Approvals.Approval;
import io.scanpass.command.decide.browser.RememberedBrowsers.Refusal;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.RejectReason;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.network.Network;
import org.junit.jupiter.api.Test;

class NotMeTest extends QrLoginFixture {

    @Test
    void endsTheLoginAndRefusesItsBrowser() {
        fixtureAt(NOON)
                .given(requested(), scanned(OWNER))
                .when(reject(OWNER, RejectReason.NOT_ME))
                .expectEvents(rejected(OWNER, "not_me", NOON));
        assertThat(browsers.refusals)
                .containsExactly(new Refusal(requester().browser(), new Network("192.0.2.1"), NOON));
    }

    @Test
    void ofAConfirmedLoginAnswersTheSessionToEndWheneverItIsSaid() {
        fixtureAt(EXPIRY.plusSeconds(3600))
                .given(requested(), scanned(OWNER), confirmed(OWNER, NOON))
                .when(reject(OWNER, RejectReason.NOT_ME))
                .expectNoEvents()
                .expectResultMessagePayload(NEW_SESSION);
    }

    @Test
    void isNotForAStrangerToSay() {
        expectRefusal(
                fixtureAt(NOON)
                        .given(requested(), scanned(OWNER), confirmed(OWNER, NOON))
                        .when(reject(STRANGER, RejectReason.NOT_ME)),
                RejectionCode.QR_LOGIN_NOT_YOURS);
        assertThat(browsers.refusals).isEmpty();
    }

    @Test
    void isNoneOfAMereDecline() {
        fixtureAt(NOON).given(requested(), scanned(OWNER)).when(reject(OWNER)).expectSuccessfulHandlerExecution();
        assertThat(browsers.refusals).isEmpty();
    }

    @Test
    void isRememberedFromTheApprovalOn() {
        fixtureAt(NOON).given(requested(), scanned(OWNER)).when(confirm(OWNER)).expectSuccessfulHandlerExecution();
        assertThat(browsers.approvals)
                .containsExactly(new Approval(
                        NEW_SESSION,
                        OWNER.sessionId(),
                        OWNER.userId(),
                        requester().browser(),
                        NOON));
    }

    @Test
    void everyDecisionGivesThePlaceOfTheScanBack() {
        for (Object decision : new Object[] {confirm(OWNER), reject(OWNER), reject(OWNER, RejectReason.NOT_ME)}) {
            pending.add(LOGIN);
            fixtureAt(NOON).given(requested(), scanned(OWNER)).when(decision).expectSuccessfulHandlerExecution();
            assertThat(pending).as("after %s", decision).isEmpty();
        }
    }
}
