package io.scanpass.acceptance;

import io.scanpass.testing.OpenApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** One side, or an example, as a process of its own, from the jar that is shipped. */
public final class RunningSide implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Map<String, String> SERVERS =
            Map.of("commandSide", OpenApi.COMMAND_SIDE, "querySide", OpenApi.QUERY_SIDE);
    private static final Map<Integer, String> RUNNING = new ConcurrentHashMap<>();

    private final String name;
    private final int port;
    private final Map<String, String> environment;
    private Process process;

    private RunningSide(String name, int port, Map<String, String> environment) {
        this.name = name;
        this.port = port;
        this.environment = environment;
        this.process = launch();
        String server = SERVERS.get(name);
        if (server == null) RUNNING.remove(port);
        else RUNNING.put(port, server);
    }

    /** What the OpenAPI document calls the side that runs at this port; empty where somebody else does. */
    static Optional<String> serverAt(int port) {
        return Optional.ofNullable(RUNNING.get(port));
    }

    /** @param name {@code commandSide}, {@code querySide} or {@code imGateway}: its system property holds its jar */
    static RunningSide start(String name, int port, Map<String, String> environment) {
        return new RunningSide(name, port, environment);
    }

    private Process launch() {
        try {
            Files.createDirectories(log().getParent());
            ProcessBuilder builder = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1",
                            "-jar",
                            UnpackedJars.of(name).toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            builder.environment().putAll(environment);
            builder.environment().put("SERVER_PORT", Integer.toString(port));
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public URI uri() {
        return URI.create("http://localhost:" + port);
    }

    public Path log() {
        return Path.of(System.getProperty("logs"), name + "-" + port + ".log");
    }

    RunningSide awaitReady() {
        Awaitility.await(name + " is ready, see " + log())
                .atMost(START_LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> {
                    if (!process.isAlive()) throw new AssertionError(name + " ended, see " + log());
                    return readiness() == 200;
                });
        return this;
    }

    int readiness() {
        return Http.get(uri().resolve("/actuator/health/readiness")).status();
    }

    /** As the kernel does when memory runs out. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    RunningSide startAgain() {
        process = launch();
        return this;
    }

    /** Asks it to stop, and gives it the time an orchestrator would. */
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
        RUNNING.remove(port);
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(name + " did not stop within 30 s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
