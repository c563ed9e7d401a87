package io.scanpass.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@link EmbeddedKafkaServer} in a JVM of its own, with this JVM's class path; it can be killed and started again. */
public final class KafkaServerProcess implements RunningServer {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final int TIMEOUT_MILLIS = 1_000;
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xmx192m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            // Kafka unmaps its index files with it; without this the JDK warns about it in every log.
            "--sun-misc-unsafe-memory-access=allow");

    private final Process process;
    private final int port;

    private KafkaServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static KafkaServerProcess start(Path folder, int port) {
        return start(folder, port, folder.resolve("kafka.log"), List.of());
    }

    /** Starts the server on what is in the folder, with further options for its JVM. */
    public static KafkaServerProcess start(Path folder, int port, Path log, List<String> jvmOptions) {
        Ports.requireFree(EmbeddedKafkaServer.NAME, port);
        Deadline deadline = Deadline.in(START_LIMIT);
        Process process = ChildProcess.launch(command(folder, port, jvmOptions), log);
        if (!ChildProcess.answers(EmbeddedKafkaServer.NAME, process, () -> listens(port), deadline, log)) {
            throw new NotStarted(EmbeddedKafkaServer.NAME, "it ended by itself, see " + log, null);
        }
        return new KafkaServerProcess(process, port);
    }

    @Override
    public String name() {
        return EmbeddedKafkaServer.NAME;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Process process() {
        return process;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        if (!process.isAlive()) return;
        process.destroy();
        ChildProcess.awaitStop(process);
    }

    private static List<String> command(Path folder, int port, List<String> jvmOptions) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_OPTIONS);
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), KafkaServerMain.class.getName()));
        command.addAll(List.of(folder.toAbsolutePath().toString(), Integer.toString(port)));
        return command;
    }

    // Kafka opens its port only once the broker has caught up with its own metadata.
    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
