package io.scanpass.command.decide.session;

import org.junit.jupiter.api.Test;

class StartSessionTest extends SessionFixture {

    @Test
    void signsAUserIn() {
        fixture.givenNoPriorActivity().when(startWithPassword()).expectEvents(started());
    }

    @Test
    void cannotStartTwice() {
        fixture.given(started()).when(startWithPassword()).expectNoEvents().expectException(RuntimeException.class);
    }
}
