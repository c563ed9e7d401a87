package io.scanpass.command.decide.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.user.UserCommand.RegisterUser;
import io.scanpass.command.decide.user.UserEvent.UserRegistered;
import io.scanpass.contract.RejectionCode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class RegisterUserTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final RegisterUser REGISTER =
            new RegisterUser("user-1", new Username("Alice"), "Alice A.", new PasswordHash("$argon2id$hash"));

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, PasswordHash> hashes = new HashMap<>();
    private final FixtureConfiguration<User> fixture = new AggregateTestFixture<>(User.class)
            .registerInjectableResource(Clock.fixed(NOON, ZoneOffset.UTC))
            .registerInjectableResource(
                    (Usernames) (username, userId) -> names.putIfAbsent(username.normalised(), userId) == null)
            .registerInjectableResource(new Credentials() {
                @Override
                public void store(String userId, PasswordHash hash) {
                    hashes.put(userId, hash);
                }

                @Override
                public Optional<Credential> find(Username username) {
                    return Optional.empty();
                }
            });

    @Test
    void registersTheUserAndKeepsTheHashOutOfTheEvent() {
        fixture.givenNoPriorActivity()
                .when(REGISTER)
                .expectEvents(new UserRegistered("user-1", "Alice", "Alice A.", NOON));
        assertThat(hashes).containsOnlyKeys("user-1");
    }

    @Test
    void rejectsANameThatDiffersFromATakenOneInCaseOnly() {
        names.put("alice", "user-0");
        fixture.givenNoPriorActivity()
                .when(REGISTER)
                .expectNoEvents()
                .expectException(CommandRejected.class)
                .expectExceptionMessage(RejectionCode.USERNAME_TAKEN.wireName());
        assertThat(hashes).isEmpty();
    }
}
