package io.scanpass.command.decide;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an event says of a person. Stored sealed with that person's key, and opened when it is asked for: once the key is
 * deleted there is nothing to open it with.
 *
 * @param <T> a record
 */
public final class Personal<T> {

    private final String ofWhom;
    private final @Nullable String sealed;
    private final Supplier<Optional<T>> opening;
    private boolean opened;
    private Optional<T> value = Optional.empty();

    private Personal(String ofWhom, @Nullable String sealed, Supplier<Optional<T>> opening) {
        this.ofWhom = ofWhom;
        this.sealed = sealed;
        this.opening = opening;
    }

    /** @param ofWhom whose key seals it: a user id, or the id of a login that nobody has scanned */
    public static <T> Personal<T> of(String ofWhom, T value) {
        return new Personal<>(ofWhom, null, () -> Optional.of(value));
    }

    /**
     * As it was stored.
     *
     * @param sealed a JWE in compact form; null where it was forgotten before it was stored
     */
    public static <T> Personal<T> sealed(String ofWhom, @Nullable String sealed, Supplier<Optional<T>> opening) {
        return new Personal<>(ofWhom, sealed, opening);
    }

    public String ofWhom() {
        return ofWhom;
    }

    /** A JWE in compact form; empty when it was never sealed. */
    public Optional<String> sealed() {
        return Optional.ofNullable(sealed);
    }

    /** Empty once the person is forgotten. */
    public Optional<T> value() {
        if (!opened) value = opening.get();
        opened = true;
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Personal<?> personal
                && ofWhom.equals(personal.ofWhom)
                && value().equals(personal.value());
    }

    @Override
    public int hashCode() {
        return Objects.hash(ofWhom);
    }

    @Override
    public String toString() {
        return "[***]";
    }
}
