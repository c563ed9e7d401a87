package io.scanpass.embedded;

import org.jspecify.annotations.Nullable;

/** A server ended during its start, or did not answer in time; the message names its log. */
public final class NotStarted extends RuntimeException {

    public NotStarted(String name, String reason, @Nullable Throwable cause) {
        super("%s did not start: %s".formatted(name, reason), cause);
    }
}
