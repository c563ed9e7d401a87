package io.scanpass.command.decide.qrlogin;

import io.scanpass.command.decide.qrlogin.QrLoginCommand.ConfirmQr;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.PhoneContext;
import io.scanpass.contract.RejectionCode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApprovalPolicyTest extends QrLoginFixture {

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final PhoneContext ELSEWHERE = new PhoneContext("198.51.100.7", NOON);

    @Test
    void tellsThatTheNetworksDiffer() {
        fixtureAt(NOON)
                .given(requested("off", "warn", null))
                .when(scan(OWNER, ELSEWHERE))
                .expectEvents(scanned(OWNER))
                .expectResultMessagePayload(answer(false));
    }

    @Test
    void tellsThatTheNetworkIsTheSame() {
        fixtureAt(NOON)
                .given(requested("off", "warn", null))
                .when(scan(OWNER))
                .expectResultMessagePayload(answer(true));
    }

    @Test
    void saysNothingOfNetworksWhereTheyDoNotMatter() {
        fixtureAt(NOON)
                .given(requested("off", "ignore", null))
                .when(scan(OWNER, ELSEWHERE))
                .expectResultMessagePayload(answer(null));
    }

    @Test
    void rejectsAScanFromAnotherNetworkWhereOneIsRequired() {
        expectRefusal(
                fixtureAt(NOON).given(requested("off", "require", null)).when(scan(OWNER, ELSEWHERE)),
                RejectionCode.QR_NETWORK_DIFFERS);
    }

    @Test
    void rejectsAConfirmOfAPhoneThatHasLeftTheNetwork() {
        expectRefusal(
                fixtureAt(NOON)
                        .given(requested("off", "require", null), scanned(OWNER))
                        .when(new ConfirmQr(LOGIN, OWNER, ELSEWHERE, NEW_SESSION, null)),
                RejectionCode.QR_NETWORK_DIFFERS);
    }

    @Test
    void takesAPhoneWhosePersonSignedInJustInTime() {
        fixtureAt(NOON)
                .given(requested("off", null, FIVE_MINUTES))
                .when(scan(OWNER, new PhoneContext("192.0.2.1", NOON.minus(FIVE_MINUTES))))
                .expectEvents(scanned(OWNER));
    }

    @Test
    void rejectsAPhoneWhosePersonSignedInLongAgo() {
        PhoneContext tooLongAgo =
                new PhoneContext("192.0.2.1", NOON.minus(FIVE_MINUTES).minusMillis(1));
        expectRefusal(
                fixtureAt(NOON).given(requested("off", null, FIVE_MINUTES)).when(scan(OWNER, tooLongAgo)),
                RejectionCode.REAUTHENTICATION_REQUIRED);
    }

    private static ScannedQr answer(@Nullable Boolean sameNetwork) {
        return new ScannedQr(
                LOGIN, "web", "openid", requester(), NOON, EXPIRY, NumberMatching.OFF, List.of(), sameNetwork, false);
    }
}
