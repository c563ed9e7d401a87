package io.scanpass.command.decide.user;

import io.scanpass.command.decide.Personal;
import io.scanpass.command.decide.browser.RememberedBrowsers;
import io.scanpass.command.decide.session.RememberedSessions;
import io.scanpass.command.decide.user.UserEvent.UserDisabled;
import io.scanpass.command.decide.user.UserEvent.UserEnabled;
import io.scanpass.command.decide.user.UserEvent.UserErased;
import io.scanpass.command.decide.user.UserEvent.UserRegistered;
import io.scanpass.contract.personal.UserNames;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;

/** The words the decision tests of a user are written in. */
abstract class UserFixture {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final PasswordHash HASH = new PasswordHash("$argon2id$hash");

    final Map<String, String> names = new HashMap<>();
    final Map<String, PasswordHash> hashes = new HashMap<>();
    final Set<String> disabled = new HashSet<>();
    final RememberedKeys keys = new RememberedKeys();
    final RememberedBrowsers browsers = new RememberedBrowsers();
    final RememberedSessions sessions = new RememberedSessions();
    int generation;
    final FixtureConfiguration<User> fixture = new AggregateTestFixture<>(User.class)
            .registerInjectableResource(Clock.fixed(NOON, ZoneOffset.UTC))
            .registerInjectableResource(sessions)
            .registerInjectableResource(keys)
            .registerInjectableResource(browsers)
            .registerInjectableResource(new Usernames() {
                @Override
                public boolean reserve(Username username, String userId) {
                    return names.putIfAbsent(username.normalised(), userId) == null;
                }

                @Override
                public void release(String userId) {
                    names.values().removeIf(userId::equals);
                }
            })
            .registerInjectableResource(new Credentials() {
                @Override
                public void store(String userId, PasswordHash hash) {
                    hashes.put(userId, hash);
                }

                @Override
                public Optional<Credential> find(Username username) {
                    return Optional.empty();
                }

                @Override
                public boolean change(String userId, int checked, PasswordHash hash) {
                    if (checked == generation) hashes.put(userId, hash);
                    return checked == generation;
                }

                @Override
                public void renew(Credential checked, PasswordHash hash) {}

                @Override
                public void remove(String userId) {
                    hashes.remove(userId);
                }

                @Override
                public void setDisabled(String userId, boolean isDisabled) {
                    if (isDisabled) disabled.add(userId);
                    else disabled.remove(userId);
                }
            });

    static UserRegistered registered() {
        return new UserRegistered("user-1", Personal.of("user-1", new UserNames("Alice", "Alice A.")), NOON);
    }

    static UserDisabled disabled() {
        return new UserDisabled("user-1", NOON);
    }

    static UserErased erased() {
        return new UserErased("user-1", NOON);
    }

    static UserEnabled enabled() {
        return new UserEnabled("user-1", NOON);
    }
}
