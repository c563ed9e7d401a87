package io.scanpass.query.project.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.contract.user.UserEvent.UserRegistered;
import io.scanpass.query.LoginStory;
import io.scanpass.query.project.Arrival;
import io.scanpass.query.project.PositionStep;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class UserProjectorTest {

    private final LoginStory story = LoginStory.now();
    private final Arrival arrival = new Arrival(0, null, new PositionStep("scanpass.users-0", -1, 1));

    @Test
    void showsWhoRegistered() {
        assertThat(new UserProjector().project(null, story.registered(), arrival))
                .isEqualTo(new UserView(story.userId, story.names));
    }

    @Test
    void showsNobodyWhoIsForgotten() {
        UserView before = new UserView(story.userId, story.names);
        UserRegistered published = new UserRegistered(story.userId, null, story.requestedAt); // once more, too late

        UserView after = Objects.requireNonNull(new UserProjector().project(before, story.erased(), arrival));
        assertThat(after).isEqualTo(new UserView(story.userId, null));
        assertThat(new UserProjector().project(null, published, arrival)).isEqualTo(after);
        assertThat(before.isForgotten()).isFalse();
        assertThat(after.isForgotten()).isTrue();
    }
}
