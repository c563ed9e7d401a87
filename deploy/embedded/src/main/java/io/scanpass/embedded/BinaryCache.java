package io.scanpass.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where server binaries are unpacked once per user and version, outside of any build folder. */
final class BinaryCache {

    interface Unpacking {
        void into(Path folder) throws IOException;
    }

    private BinaryCache() {}

    /** The folder with the unpacked binaries; JVMs that race for it all end with the same, whole one. */
    static Path folder(String nameAndVersion, Unpacking unpacking) {
        try {
            Path root = root();
            String machine = System.getProperty("os.name") + "-" + System.getProperty("os.arch");
            Path folder = root.resolve(
                    (nameAndVersion + "-" + machine).toLowerCase(Locale.ROOT).replace(' ', '-'));
            if (Files.isDirectory(folder)) return folder;
            Path unpacked = Files.createTempDirectory(root, ".unpacking-");
            unpacking.into(unpacked);
            publish(unpacked, folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + nameAndVersion, e);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }

    private static void publish(Path unpacked, Path folder) throws IOException {
        try {
            Files.move(unpacked, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(folder)) throw e;
            delete(unpacked);
        }
    }

    private static Path root() throws IOException {
        Path caches = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(path -> path.startsWith("/"))
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"));
        try {
            return Files.createDirectories(caches.resolve("scanpass"));
        } catch (FileSystemException readOnlyHome) {
            // A fresh folder and not a known name: in a shared /tmp someone else could have put binaries there.
            return Files.createTempDirectory("scanpass-binaries-");
        }
    }
}
