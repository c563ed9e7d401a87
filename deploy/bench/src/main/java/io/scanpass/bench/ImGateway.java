package io.scanpass.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The example of a service that drops the connections of an ended session, beside a ScanPass. */
record ImGateway(Process process, Client client, String stream) implements AutoCloseable {

    private static final Path JARS = Path.of("deploy/examples/im-gateway/target");

    static ImGateway beside(RunningScanPass scanPass, int port) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(java, "-Xmx256m", "-jar", jar().toString())
                .redirectErrorStream(true)
                .redirectOutput(scanPass.data().resolve("im-gateway.log").toFile());
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment()
                .put(
                        "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI",
                        scanPass.client().queries());
        builder.environment().put("SPRING_KAFKA_BOOTSTRAPSERVERS", "localhost:" + scanPass.kafkaPort());
        String uri = "http://localhost:" + port;
        ImGateway gateway =
                new ImGateway(builder.start(), new Client(uri, scanPass.client().queries()), uri + "/stream");
        gateway.client.awaitReady(gateway.process);
        return gateway;
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(JARS)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** @return what completes when the connection is over, with the time */
    CompletableFuture<Long> connected(Phone phone) {
        CompletableFuture<String> connected = new CompletableFuture<>();
        CompletableFuture<Long> over = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try (var lines = new BufferedReader(
                    new InputStreamReader(client.stream(stream, phone.token()), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) connected.complete(line);
            } catch (IOException | Client.Unexpected failure) {
                connected.completeExceptionally(failure);
            }
            over.complete(System.nanoTime());
        });
        await(connected);
        return over;
    }

    static <T> T await(CompletableFuture<T> awaited) {
        try {
            return awaited.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new Client.Unexpected("the gateway: " + failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Client.Unexpected("interrupted");
        }
    }

    @Override
    public void close() {
        Processes.stop(process);
    }
}
