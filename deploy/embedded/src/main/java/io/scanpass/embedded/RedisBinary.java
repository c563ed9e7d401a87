package io.scanpass.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

/** The redis-server program from embedded-redis, whose own launcher would stop it by a shutdown hook, out of order. */
final class RedisBinary {

    private RedisBinary() {}

    static Path unpacked() {
        String resource = ExecutableProvider.newProvidedVersionsMap().get(OsArchitecture.detectOSandArchitecture());
        if (resource == null) throw new NotStarted("Redis", "no program for this machine", null);
        String program = resource.substring(1);
        return BinaryCache.folder(program, RedisBinary::unpack).resolve("redis-server");
    }

    private static void unpack(Path folder) throws IOException {
        Path program =
                ExecutableProvider.newJarResourceProvider(folder.toFile()).get().toPath();
        Files.move(program, folder.resolve("redis-server"));
    }
}
