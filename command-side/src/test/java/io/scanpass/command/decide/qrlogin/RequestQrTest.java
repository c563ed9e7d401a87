package io.scanpass.command.decide.qrlogin;

import org.junit.jupiter.api.Test;

class RequestQrTest extends QrLoginFixture {

    @Test
    void startsALogin() {
        fixtureAt(NOON).givenNoPriorActivity().when(request()).expectEvents(requested("off", "ignore", null));
    }

    @Test
    void rejectsAUserCodeThatALiveLoginShows() {
        userCodeInUse = true;
        fixtureAt(NOON).givenNoPriorActivity().when(request()).expectNoEvents().expectException(UserCodeInUse.class);
    }
}
