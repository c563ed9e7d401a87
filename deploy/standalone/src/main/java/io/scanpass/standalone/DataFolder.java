package io.scanpass.standalone;

import io.scanpass.embedded.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder that holds all state, locked by the one supervisor that runs on it. */
final class DataFolder {

    // Marks the folder as ours, so that --fresh never empties another one, and carries the lock and its owner's id.
    private static final String MARKER = ".scanpass";

    private final Path path;

    // Held as long as this object: the lock ends when the collector closes its channel.
    @SuppressWarnings("unused")
    private final FileLock lock;

    private DataFolder(Path path, FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    static DataFolder open(Path path) throws IOException {
        PrivateFiles.createFolder(path);
        Path marker = path.resolve(MARKER);
        if (Files.notExists(marker) && !isEmpty(path)) {
            throw new Refusal("%s holds something else: set SCANPASS_DATA to another folder".formatted(path));
        }
        FileChannel channel =
                FileChannel.open(marker, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            String owner = Files.readString(marker).strip();
            channel.close();
            throw new Refusal("ScanPass is already running on %s (process %s)".formatted(path, owner));
        }
        String owner = ProcessHandle.current().pid() + "\n";
        channel.truncate(0).write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.US_ASCII)));
        return new DataFolder(path, lock);
    }

    void empty() throws IOException {
        try (Stream<Path> paths = Files.walk(path)) {
            for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
                if (!each.equals(path) && !each.equals(path.resolve(MARKER))) Files.deleteIfExists(each);
            }
        }
    }

    Path path() {
        return path;
    }

    Path logs() {
        return path.resolve("logs");
    }

    Path log(String name) {
        return logs().resolve(name + ".log");
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
