package io.scanpass.query.project.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.query.LoginStory;
import io.scanpass.query.project.Arrival;
import io.scanpass.query.project.PositionStep;
import org.junit.jupiter.api.Test;

class UserProjectorTest {

    private final LoginStory story = LoginStory.now();
    private final Arrival arrival = new Arrival(0, null, new PositionStep("scanpass.users-0", -1, 1));

    @Test
    void showsWhoRegistered() {
        assertThat(new UserProjector().project(null, story.registered(), arrival))
                .isEqualTo(new UserView(story.userId, "ada", "Ada L."));
    }
}
