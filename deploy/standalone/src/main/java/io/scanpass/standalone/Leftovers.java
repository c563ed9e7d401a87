package io.scanpass.standalone;

import io.scanpass.embedded.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Remembers which processes run, one file each, so that the next start can stop those of a supervisor that was killed. */
final class Leftovers {

    private static final long STOP_SECONDS = 10;
    // The kernel derives the start from its boot time, which moves by a second when the clock is adjusted.
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    private final Path folder;

    Leftovers(Path data) throws IOException {
        this.folder = PrivateFiles.createFolder(data.resolve("processes"));
    }

    void remember(String part, ProcessHandle process) {
        String line = "%d %d %s".formatted(process.pid(), started(process), command(process));
        try {
            Files.writeString(folder.resolve(part), line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget(String part) {
        try {
            Files.deleteIfExists(folder.resolve(part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops what an earlier run left behind, in the order given, and says what that was. */
    List<String> stop(List<String> parts) throws IOException {
        List<String> stopped =
                parts.stream().filter(part -> find(part).isPresent()).toList();
        for (String part : parts) {
            find(part).ifPresent(Leftovers::stop);
            forget(part);
        }
        return stopped;
    }

    private Optional<ProcessHandle> find(String part) {
        try {
            Path file = folder.resolve(part);
            if (Files.notExists(file)) return Optional.empty();
            String[] fields = Files.readString(file).split(" ", 3);
            if (fields.length < 3) return Optional.empty();
            // A process id alone says nothing: by now it may be anybody's.
            return ProcessHandle.of(Long.parseLong(fields[0]))
                    .filter(process -> isSame(started(process), Long.parseLong(fields[1])))
                    .filter(process -> command(process).equals(fields[2]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        if (ended(process)) return;
        process.destroyForcibly();
        if (!ended(process)) throw new Refusal("process %d of an earlier run does not stop".formatted(process.pid()));
    }

    private static boolean ended(ProcessHandle process) {
        process.onExit()
                .thenApply(_ -> true)
                .completeOnTimeout(false, STOP_SECONDS, TimeUnit.SECONDS)
                .join();
        return !process.isAlive();
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
    }

    private static boolean isSame(long one, long other) {
        return Math.abs(one - other) <= CLOCK_TOLERANCE.toMillis();
    }

    private static String command(ProcessHandle process) {
        return process.info().command().orElse("");
    }
}
