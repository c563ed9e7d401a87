package io.scanpass.command.decide.qrlogin;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.decide.session.Sessions.LiveSession;
import io.scanpass.contract.RejectionCode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ConfirmQrTest extends QrLoginFixture {

    @Test
    void holdsThePhonesSessionUntilItIsStored() {
        fixtureAt(NOON).given(requested(), scanned(OWNER)).when(confirm(OWNER));
        assertThat(sessions.held).containsExactly(OWNER.sessionId());
        assertThat(sessions.approvedBy(OWNER.sessionId()))
                .extracting(LiveSession::sessionId)
                .containsExactly(NEW_SESSION);
    }

    @Test
    void startsTheBrowsersSessionInTheSameTransaction() {
        fixtureAt(NOON)
                .given(requested(), scanned(OWNER))
                .when(confirm(OWNER))
                .expectEvents(confirmed(OWNER, NOON), sessionStarted(NOON));
    }

    /** RFC 6749 section 4.1.2: the code, the browser's from the start, is good for a minute from now on. */
    @Test
    void givesTheAuthorizationCodeItsWorthForAMinute() {
        fixtureAt(NOON)
                .given(redirected(), scanned(OWNER))
                .when(confirm(OWNER))
                .expectEvents(confirmed(OWNER, NOON), sessionStarted(NOON, "hash"));
    }

    @Test
    void repeatedIsNoNewFactAlsoAfterExpiry() {
        fixtureAt(EXPIRY.plusSeconds(1))
                .given(requested(), scanned(OWNER), confirmed(OWNER, NOON))
                .when(confirm(OWNER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void rejectsAConfirmBeforeTheScan() {
        expectRefusal(fixtureAt(NOON).given(requested()).when(confirm(OWNER)), RejectionCode.QR_LOGIN_NOT_SCANNED);
    }

    @Test
    void rejectsAStranger() {
        expectRefusal(
                fixtureAt(NOON).given(requested(), scanned(OWNER)).when(confirm(STRANGER)),
                RejectionCode.QR_LOGIN_NOT_YOURS);
    }

    @Test
    void rejectsAStrangerAlsoWhenConfirmed() {
        expectRefusal(
                fixtureAt(NOON)
                        .given(requested(), scanned(OWNER), confirmed(OWNER, NOON))
                        .when(confirm(STRANGER)),
                RejectionCode.QR_LOGIN_NOT_YOURS);
    }

    @Test
    void rejectsASecondPhoneOfTheSameUser() {
        expectRefusal(
                fixtureAt(NOON).given(requested(), scanned(OWNER)).when(confirm(SECOND_PHONE)),
                RejectionCode.QR_LOGIN_NOT_YOURS);
    }

    @Test
    void rejectsARejectedLogin() {
        expectRefusal(
                fixtureAt(NOON)
                        .given(requested(), scanned(OWNER), rejected(OWNER, NOON))
                        .when(confirm(OWNER)),
                RejectionCode.QR_LOGIN_ALREADY_DECIDED);
    }

    /** Time goes on while it is decided; what was checked is what is stored. */
    @Test
    void isOfTheInstantThatWasFoundToBeBeforeExpiry() {
        Instant lastMoment = EXPIRY.minusMillis(1);
        fixtureBy(new TickingClock(lastMoment))
                .given(requested(), scanned(OWNER))
                .when(confirm(OWNER))
                .expectEvents(confirmed(OWNER, lastMoment), sessionStarted(lastMoment));
    }

    /** A millisecond later at each reading. */
    private static final class TickingClock extends Clock {

        private Instant next;

        TickingClock(Instant first) {
            this.next = first;
        }

        @Override
        public Instant instant() {
            Instant now = next;
            next = now.plusMillis(1);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void rejectsFromTheInstantOfExpiryOn() {
        expectRefusal(
                fixtureAt(EXPIRY).given(requested(), scanned(OWNER)).when(confirm(OWNER)),
                RejectionCode.QR_LOGIN_EXPIRED);
        expectRefusal(
                fixtureAt(EXPIRY.plusMillis(1))
                        .given(requested(), scanned(OWNER))
                        .when(confirm(OWNER)),
                RejectionCode.QR_LOGIN_EXPIRED);
        fixtureAt(EXPIRY.minusMillis(1))
                .given(requested(), scanned(OWNER))
                .when(confirm(OWNER))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void rejectsADisabledUserWhoseSessionsAreNotEndedYet() {
        disabled.add(OWNER.userId());
        expectRefusal(
                fixtureAt(NOON).given(requested(), scanned(OWNER)).when(confirm(OWNER)), RejectionCode.USER_DISABLED);
    }

    @Test
    void rejectsARevokedPhone() {
        sessions.gone.add(OWNER.sessionId());
        expectRefusal(
                fixtureAt(NOON).given(requested(), scanned(OWNER)).when(confirm(OWNER)), RejectionCode.SESSION_REVOKED);
    }
}
