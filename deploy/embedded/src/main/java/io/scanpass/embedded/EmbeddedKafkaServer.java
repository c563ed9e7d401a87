package io.scanpass.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/** Kafka 4 inside this JVM, in KRaft mode, on loopback. */
public final class EmbeddedKafkaServer implements AutoCloseable {

    static final String NAME = "Kafka";
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private final KafkaRaftServer server;
    private final int port;
    private volatile boolean alive = true;

    private EmbeddedKafkaServer(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Starts the server on what is in the folder, crashed or not; an empty folder is formatted first. */
    public static EmbeddedKafkaServer start(Path folder, int port) {
        Ports.requireFree(NAME, port);
        try {
            PrivateFiles.createFolder(folder);
            Path data = folder.resolve("data");
            // The controller's port is nobody else's business, so any free one does, another one at every start.
            Properties settings = KafkaSettings.of(data, port, Ports.free());
            if (Files.notExists(data.resolve("meta.properties"))) format(folder, settings);
            KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
            BoundedCall.run("kafka-start", START_LIMIT, server::startup);
            return new EmbeddedKafkaServer(server, port);
        } catch (IllegalStateException e) {
            throw new NotStarted(NAME, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public boolean alive() {
        return alive;
    }

    @Override
    public void close() {
        if (!alive) return;
        alive = false;
        BoundedCall.run("kafka-stop", STOP_LIMIT, () -> {
            server.shutdown();
            server.awaitShutdown();
        });
    }

    private static void format(Path folder, Properties settings) throws IOException {
        Path file = Files.createTempFile(folder, "format-", ".properties");
        try (var out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        String[] command = {"format", "-t", KafkaSettings.CLUSTER_ID, "-c", file.toString(), "--ignore-formatted"};
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int status = StorageTool.execute(command, new PrintStream(said, true, StandardCharsets.UTF_8));
        Files.delete(file);
        if (status != 0) throw new NotStarted(NAME, said.toString(StandardCharsets.UTF_8), null);
    }
}
