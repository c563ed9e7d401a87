package io.scanpass.command.decide.qrlogin;

import io.scanpass.command.decide.browser.Approvals.Approval;
import io.scanpass.contract.RejectionCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScanQrTest extends QrLoginFixture {

    private static final ScannedQr ANSWER = new ScannedQr(
            LOGIN, "web", "openid", requester(), NOON, EXPIRY, NumberMatching.OFF, List.of(), null, false);

    @Test
    void claimsTheLoginAndTellsWhoAsks() {
        fixtureAt(NOON)
                .given(requested())
                .when(scan(OWNER))
                .expectEvents(scanned(OWNER))
                .expectResultMessagePayload(ANSWER);
    }

    @Test
    void repeatedByTheSamePhoneIsNoNewFact() {
        fixtureAt(NOON)
                .given(requested(), scanned(OWNER))
                .when(scan(OWNER))
                .expectNoEvents()
                .expectResultMessagePayload(ANSWER);
    }

    @Test
    void rejectsAnotherUsersPhone() {
        expectRefusal(
                fixtureAt(NOON).given(requested(), scanned(OWNER)).when(scan(STRANGER)),
                RejectionCode.QR_LOGIN_ALREADY_SCANNED);
    }

    @Test
    void rejectsASecondPhoneOfTheSameUser() {
        expectRefusal(
                fixtureAt(NOON).given(requested(), scanned(OWNER)).when(scan(SECOND_PHONE)),
                RejectionCode.QR_LOGIN_ALREADY_SCANNED);
    }

    @Test
    void rejectsADecidedLogin() {
        expectRefusal(
                fixtureAt(NOON)
                        .given(requested(), scanned(OWNER), rejected(OWNER, NOON))
                        .when(scan(OWNER)),
                RejectionCode.QR_LOGIN_ALREADY_DECIDED);
    }

    @Test
    void rejectsFromTheInstantOfExpiryOn() {
        expectRefusal(fixtureAt(EXPIRY).given(requested()).when(scan(OWNER)), RejectionCode.QR_LOGIN_EXPIRED);
        fixtureAt(EXPIRY.minusMillis(1)).given(requested()).when(scan(OWNER)).expectSuccessfulHandlerExecution();
    }

    @Test
    void tellsThatTheUserApprovedThisBrowserBefore() {
        browsers.record(
                new Approval("session-1", "alice-phone", "alice", requester().browser(), NOON));
        fixtureAt(NOON)
                .given(requested())
                .when(scan(OWNER))
                .expectResultMessagePayload(new ScannedQr(
                        LOGIN, "web", "openid", requester(), NOON, EXPIRY, NumberMatching.OFF, List.of(), null, true));
    }

    @Test
    void rejectsOneWhoHasScannedTooManyAndDecidedNone() {
        pending.addAll(List.of("login-7", "login-8", "login-9"));
        expectRefusal(fixtureAt(NOON).given(requested()).when(scan(OWNER)), RejectionCode.QR_SCANS_PENDING);
        fixtureAt(NOON).given(requested(), scanned(OWNER)).when(scan(OWNER)).expectSuccessfulHandlerExecution();
    }

    @Test
    void rejectsARevokedPhone() {
        sessions.gone.add(OWNER.sessionId());
        expectRefusal(fixtureAt(NOON).given(requested()).when(scan(OWNER)), RejectionCode.SESSION_REVOKED);
    }
}
