package io.scanpass.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a running PostgreSQL writes into its data folder, and a killed one leaves there. */
final class PostgresPidFile {

    private PostgresPidFile() {}

    /**
     * Removes the file of a killed server and says whether there was one. PostgreSQL does the same, except where another
     * process has the recorded id by now, which is common in containers and after a reboot; then it refuses to start.
     */
    static boolean discardIfStale(Path file) throws IOException {
        if (Files.notExists(file)) return false;
        List<String> lines = Files.readAllLines(file);
        boolean running = !lines.isEmpty() && isPostgres(lines.getFirst().trim());
        if (!running) Files.delete(file);
        return !running;
    }

    private static boolean isPostgres(String pid) {
        if (!pid.matches("\\d{1,9}")) return false;
        return ProcessHandle.of(Long.parseLong(pid))
                .flatMap(process -> process.info().command())
                .filter(command -> Path.of(command).endsWith("postgres"))
                .isPresent();
    }
}
