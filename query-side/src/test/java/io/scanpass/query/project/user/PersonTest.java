package io.scanpass.query.project.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.contract.personal.Device;
import io.scanpass.contract.personal.PersonalKey;
import io.scanpass.contract.personal.UserNames;
import io.scanpass.query.LoginStory;
import io.scanpass.query.TestPublisher;
import org.junit.jupiter.api.Test;

class PersonTest {

    private final LoginStory story = LoginStory.now();
    private final Device device = new Device("192.0.2.7", "Firefox 145", null, null);
    private final String sealed = TestPublisher.sealed(story.key, device);

    @Test
    void opensWhatIsSealedWithItsKey() {
        Person person = Person.opened(story.key, story.names).orElseThrow();

        assertThat(person.names()).contains(new UserNames("ada", "Ada L."));
        assertThat(person.open(sealed, Device.class)).contains(device);
        assertThat(person.open(null, Device.class)).isEmpty();
        assertThat(person).hasToString("[***]");
    }

    @Test
    void isNotHereWhileTheKeyIsAnother() {
        PersonalKey another = PersonalKey.random(story.userId);

        assertThat(Person.opened(another, story.names)).isEmpty();
        assertThat(Person.opened(story.key, story.names).orElseThrow().open(another.seal("{}"), Device.class))
                .isEmpty();
    }

    @Test
    void hasNoNamesAndOpensNothingOnceForgotten() {
        assertThat(Person.forgotten().names()).isEmpty();
        assertThat(Person.forgotten().open(sealed, Device.class)).isEmpty();
    }
}
