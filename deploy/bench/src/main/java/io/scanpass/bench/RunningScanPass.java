package io.scanpass.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A ScanPass of our own, started as README says, on free ports and a folder that is removed. */
record RunningScanPass(Process process, Path data, Client client, int kafkaPort, Duration startTime)
        implements AutoCloseable {

    /**
     * The product's own limits but that on one user's sessions, a client for the flood, one that asks about tokens, and
     * addresses as a proxy reports them.
     */
    private static final Map<String, String> SETTINGS = Map.of(
            "SCANPASS_LIMITS_QR_REQUESTS_PER_NETWORK", "600/1m",
            "SCANPASS_SESSIONS_MOST_PER_USER", "1000000",
            "SERVER_FORWARD_HEADERS_STRATEGY", "native",
            "SPRING_APPLICATION_JSON", """
                    {"scanpass": {"clients": {
                      "flooded": {"name": "Flooded", "scopes": ["openid"]},
                      "service": {"name": "Service", "scopes": ["openid"], "secret-sha256": "XzhXCf2bfdJbuiRIUtF3m1YZTRUXWg0nVe1mpy8dh7I"}}}}""");

    static RunningScanPass start() throws IOException {
        Path data = Files.createTempDirectory("scanpass-bench");
        int commandPort = freePort();
        int queryPort = freePort();
        int kafkaPort = freePort();
        ProcessBuilder builder = new ProcessBuilder("deploy/run").redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(SETTINGS);
        builder.environment()
                .putAll(Map.of(
                        "SCANPASS_DATA", data.resolve("data").toString(),
                        "COMMAND_SIDE_PORT", Integer.toString(commandPort),
                        "QUERY_SIDE_PORT", Integer.toString(queryPort),
                        "POSTGRES_PORT", Integer.toString(freePort()),
                        "REDIS_PORT", Integer.toString(freePort()),
                        "KAFKA_PORT", Integer.toString(kafkaPort)));
        long before = System.nanoTime();
        Process process = builder.start();
        awaitReady(process);
        Duration startTime = Duration.ofNanos(System.nanoTime() - before);
        Client client = new Client("http://localhost:" + commandPort, "http://localhost:" + queryPort);
        return new RunningScanPass(process, data, client, kafkaPort, startTime);
    }

    private static void awaitReady(Process process) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("ready")) return;
        }
        throw new IOException("deploy/run ended before it was ready");
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    Processes processes() {
        return new Processes(process.toHandle());
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }
}
