package io.scanpass.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process and all it started, as {@code /proc} (Linux) sees them. */
record Processes(ProcessHandle root) {

    private static final long MILLIS_PER_TICK = 10; // USER_HZ is 100 on every Linux

    private List<Long> pids() {
        return Stream.concat(Stream.of(root), root.descendants())
                .map(ProcessHandle::pid)
                .toList();
    }

    /** The one whose command line names a jar that begins so. */
    ProcessHandle running(String jar) {
        return root.descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("/" + jar))
                .findFirst()
                .orElseThrow();
    }

    int count() {
        return pids().size();
    }

    /** Asks it to, and makes it where it does not. */
    static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Proportional set size: shared pages are counted once. */
    long memoryMiB() {
        return pids().stream().mapToLong(Processes::pssKiB).sum() / 1024;
    }

    long cpuMillis() {
        return pids().stream().mapToLong(Processes::cpuTicks).sum() * MILLIS_PER_TICK;
    }

    private static long pssKiB(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }

    /** utime and stime, and those of children that have ended (proc(5), fields 14 to 17). */
    private static long cpuTicks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = 0;
            for (int field = 11; field <= 14; field++) ticks += Long.parseLong(fields[field]);
            return ticks;
        } catch (IOException gone) {
            return 0;
        }
    }
}
