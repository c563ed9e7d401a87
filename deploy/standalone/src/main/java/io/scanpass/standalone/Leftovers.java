package io.scanpass.standalone;

import io.scanpass.embedded.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Remembers which processes run, one file each, so that the next start can stop those of a supervisor that was killed. */
final class Leftovers {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(50);
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
    List<String> stop(List<String> parts) throws IOException, InterruptedException {
        List<String> stopped = new ArrayList<>();
        for (String part : parts) {
            Optional<ProcessHandle> process = find(part);
            if (process.isPresent()) {
                stop(part, process.get());
                stopped.add(part);
            }
            forget(part);
        }
        return stopped;
    }

    private Optional<ProcessHandle> find(String part) throws IOException {
        Path file = folder.resolve(part);
        if (Files.notExists(file)) return Optional.empty();
        String[] fields = Files.readString(file).split(" ", 3);
        if (fields.length < 3) return Optional.empty();
        // A process id alone says nothing: by now it may be anybody's.
        return ProcessHandle.of(Long.parseLong(fields[0]))
                .filter(process -> isSame(started(process), Long.parseLong(fields[1])))
                .filter(process -> command(process).equals(fields[2]));
    }

    private void stop(String part, ProcessHandle process) throws IOException, InterruptedException {
        process.destroy();
        if (isGone(part)) return;
        process.destroyForcibly();
        if (!isGone(part)) throw new Refusal("process %d of an earlier run does not stop".formatted(process.pid()));
    }

    // Not ProcessHandle.onExit: to that a process still lives which ended and whose new parent has not noticed.
    private boolean isGone(String part) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
        while (find(part).isPresent()) {
            if (System.nanoTime() > deadline) return false;
            Thread.sleep(POLL);
        }
        return true;
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
