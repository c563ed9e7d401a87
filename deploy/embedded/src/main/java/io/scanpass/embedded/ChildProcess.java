package io.scanpass.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Starts a server's process, waits until it answers, and stops it; every wait has a limit. */
final class ChildProcess {

    private static final Duration POLL = Duration.ofMillis(25);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private ChildProcess() {}

    static Process launch(List<String> command, Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            return new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a short-lived tool to its end. */
    static void run(String name, List<String> command, Path log, Duration limit) {
        Process process = launch(command, log);
        if (!ended(process, limit)) {
            process.destroyForcibly();
            throw new NotStarted(name, "%s took longer than %d s".formatted(command, limit.toSeconds()), null);
        }
        if (process.exitValue() != 0) {
            throw new NotStarted(name, "%s failed, see %s".formatted(command, log), null);
        }
    }

    /** Whether the process answered before it ended; a process that does neither in time is killed. */
    static boolean answers(String name, Process process, BooleanSupplier ready, Deadline deadline, Path log) {
        while (process.isAlive()) {
            if (ready.getAsBoolean()) return true;
            if (deadline.isOver()) {
                process.destroyForcibly();
                throw new NotStarted(name, "no answer in time, see " + log, null);
            }
            if (ended(process, POLL)) return false;
        }
        return false;
    }

    /** Waits for a process that was asked to stop, and takes it down when it does not. */
    static void awaitStop(Process process) {
        if (ended(process, STOP_LIMIT)) return;
        process.destroyForcibly();
        ended(process, STOP_LIMIT);
    }

    static boolean ended(Process process, Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + process, e);
        }
    }
}
