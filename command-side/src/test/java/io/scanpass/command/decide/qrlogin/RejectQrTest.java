package io.scanpass.command.decide.qrlogin;

import io.scanpass.contract.RejectionCode;
import org.junit.jupiter.api.Test;

class RejectQrTest extends QrLoginFixture {

    @Test
    void endsTheLogin() {
        fixtureAt(NOON).given(requested(), scanned(OWNER)).when(reject(OWNER)).expectEvents(rejected(OWNER, NOON));
    }

    @Test
    void repeatedIsNoNewFact() {
        fixtureAt(NOON)
                .given(requested(), scanned(OWNER), rejected(OWNER, NOON))
                .when(reject(OWNER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void rejectsAConfirmedLogin() {
        expectRefusal(
                fixtureAt(NOON)
                        .given(requested(), scanned(OWNER), confirmed(OWNER, NOON))
                        .when(reject(OWNER)),
                RejectionCode.QR_LOGIN_ALREADY_DECIDED);
    }

    @Test
    void rejectsBeforeTheScan() {
        expectRefusal(fixtureAt(NOON).given(requested()).when(reject(OWNER)), RejectionCode.QR_LOGIN_NOT_SCANNED);
    }

    @Test
    void rejectsAStranger() {
        expectRefusal(
                fixtureAt(NOON).given(requested(), scanned(OWNER)).when(reject(STRANGER)),
                RejectionCode.QR_LOGIN_NOT_YOURS);
    }

    @Test
    void rejectsFromTheInstantOfExpiryOn() {
        expectRefusal(
                fixtureAt(EXPIRY).given(requested(), scanned(OWNER)).when(reject(OWNER)),
                RejectionCode.QR_LOGIN_EXPIRED);
    }

    @Test
    void rejectsARevokedPhone() {
        sessions.gone.add(OWNER.sessionId());
        expectRefusal(
                fixtureAt(NOON).given(requested(), scanned(OWNER)).when(reject(OWNER)), RejectionCode.SESSION_REVOKED);
    }
}
