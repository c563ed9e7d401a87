package io.scanpass.query.project.user;

import io.scanpass.contract.personal.PersonalKey;
import io.scanpass.contract.personal.UserNames;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A user who can be called by name, or one who is forgotten. */
public final class Person {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final Person FORGOTTEN = new Person(null, null);

    private final @Nullable PersonalKey key;
    private final @Nullable UserNames names;

    private Person(@Nullable PersonalKey key, @Nullable UserNames names) {
        this.key = key;
        this.names = names;
    }

    public static Person forgotten() {
        return FORGOTTEN;
    }

    /**
     * @param names a JWE of {@link UserNames}
     * @return empty when they were sealed with another key
     */
    public static Optional<Person> opened(PersonalKey key, String names) {
        return open(key, names, UserNames.class).map(opened -> new Person(key, opened));
    }

    /** Empty once forgotten. */
    public Optional<UserNames> names() {
        return Optional.ofNullable(names);
    }

    /**
     * What else is said of this person.
     *
     * @param sealed a JWE of a {@code type}
     * @return empty once forgotten, and for what was sealed with another key
     */
    public <T> Optional<T> open(@Nullable String sealed, Class<T> type) {
        return key == null || sealed == null ? Optional.empty() : open(key, sealed, type);
    }

    private static <T> Optional<T> open(PersonalKey key, String sealed, Class<T> type) {
        return key.open(sealed).map(json -> JSON.readValue(json, type));
    }

    @Override
    public String toString() {
        return "[***]";
    }
}
