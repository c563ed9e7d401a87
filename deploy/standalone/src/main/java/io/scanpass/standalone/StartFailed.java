package io.scanpass.standalone;

import java.nio.file.Path;

/** A part of the whole ended during the start or was not ready in time. */
final class StartFailed extends RuntimeException {

    private final String part;
    private final Path log;

    StartFailed(String part, String reason, Path log) {
        super("%s: %s".formatted(part, reason));
        this.part = part;
        this.log = log;
    }

    String part() {
        return part;
    }

    Path log() {
        return log;
    }
}
