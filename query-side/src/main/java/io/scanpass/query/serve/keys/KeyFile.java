package io.scanpass.query.serve.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The file that holds all signing keys, encrypted; on a volume that all nodes share. It is replaced as a whole, and by
 * one at a time: whoever changes it holds the lock of a file beside it and looks at the latest keys first.
 */
final class KeyFile {

    private static final Set<StandardOpenOption> LOCKING = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    private static final Set<StandardOpenOption> WRITING =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** Within one process the lock of a file refuses instead of waiting. */
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    private final Path path;
    private final RingSeal seal;

    KeyFile(Path path, RingSeal seal) {
        this.path = path.toAbsolutePath();
        this.seal = seal;
    }

    /** Which file it is now: another one after every change. */
    record Stamp(@Nullable Object file, FileTime modified, long size) {}

    Stamp stamp() throws IOException {
        BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
        return new Stamp(file.fileKey(), file.lastModifiedTime(), file.size());
    }

    /** @throws IOException also when it is not encrypted with our key, or damaged */
    KeyRing read() throws IOException {
        try {
            return seal.open(Files.readString(path, StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException closed) {
            throw new IOException(closed.getMessage());
        }
    }

    /** Makes of the latest keys what is to follow; the same keys are not written again. */
    void change(UnaryOperator<KeyRing> change) throws IOException {
        locked(() -> {
            KeyRing before = read();
            KeyRing after = change.apply(before);
            if (!after.equals(before)) replace(after);
        });
    }

    /** Begins with these keys, where there is no file yet. */
    void create(Supplier<KeyRing> first) throws IOException {
        locked(() -> {
            if (Files.notExists(path)) replace(first.get());
        });
    }

    private interface Step {
        void take() throws IOException;
    }

    private void locked(Step step) throws IOException {
        IN_THIS_PROCESS.lock();
        try (FileChannel channel = FileChannel.open(beside(".lock"), LOCKING, OWNER_ONLY)) {
            channel.lock(); // until the channel closes
            step.take();
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }

    /** Whole or not at all, also after a crash; what a crash left beside it is overwritten next time. */
    private void replace(KeyRing ring) throws IOException {
        Path unfinished = beside(".new");
        Files.deleteIfExists(unfinished);
        try (FileChannel channel = FileChannel.open(unfinished, WRITING, OWNER_ONLY)) {
            ByteBuffer content = ByteBuffer.wrap(seal.close(ring).getBytes(StandardCharsets.US_ASCII));
            while (content.hasRemaining()) channel.write(content);
            channel.force(true);
        }
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(path.resolveSibling("."), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private Path beside(String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }
}
