package io.scanpass.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Redis 6.2 on loopback with its append-only file on; it never evicts. */
public final class EmbeddedRedisServer implements RunningServer {

    private static final String NAME = "Redis";
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final Process process;
    private final int port;

    private EmbeddedRedisServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static EmbeddedRedisServer start(Path folder, int port) {
        return start(folder, port, folder.resolve("redis.log"));
    }

    /** Starts the server on what is in the folder, crashed or not. */
    public static EmbeddedRedisServer start(Path folder, int port, Path log) {
        Ports.requireFree(NAME, port);
        Deadline deadline = Deadline.in(START_LIMIT);
        try {
            PrivateFiles.createFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Process process = ChildProcess.launch(command(folder, port), log);
        if (!ChildProcess.answers(NAME, process, () -> RedisPing.answers(port), deadline, log)) {
            throw new NotStarted(NAME, "it ended by itself, see " + log, null);
        }
        return new EmbeddedRedisServer(process, port);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Process process() {
        return process;
    }

    @Override
    public void close() {
        if (!process.isAlive()) return;
        process.destroy();
        ChildProcess.awaitStop(process);
    }

    private static List<String> command(Path folder, int port) {
        return List.of(
                RedisBinary.unpacked().toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                folder.toAbsolutePath().toString(),
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
                "--save",
                "",
                "--maxmemory-policy",
                "noeviction");
    }
}
