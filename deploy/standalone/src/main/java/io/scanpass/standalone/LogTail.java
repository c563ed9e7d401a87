package io.scanpass.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** The end of a log file, for whoever has to find out why something did not start. */
final class LogTail {

    private static final int LINES = 20;

    private LogTail() {}

    static List<String> of(Path log) throws IOException {
        if (Files.notExists(log)) return List.of();
        Deque<String> tail = new ArrayDeque<>();
        // Latin-1 reads any byte; a log cut in the middle of a character must not hide the rest.
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            lines.forEach(line -> {
                if (tail.size() == LINES) tail.removeFirst();
                tail.addLast(line);
            });
        }
        return List.copyOf(tail);
    }
}
