package io.scanpass.embedded;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Kafka as a process of its own: {@code KafkaServerMain <folder> <port>}, stopped by SIGTERM. */
public final class KafkaServerMain {

    private static final long STOP_SECONDS = 30;

    private KafkaServerMain() {}

    public static void main(String[] args) {
        if (args.length != 2) {
            System.err.println("usage: KafkaServerMain <folder> <port>");
            System.exit(2);
        }
        CompletableFuture<EmbeddedKafkaServer> server = new CompletableFuture<>();
        // Before the start, which opens the port before it is done: whoever stops it then gets a clean stop as well.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "kafka-stop"));
        try {
            server.complete(EmbeddedKafkaServer.start(Path.of(args[0]), Integer.parseInt(args[1])));
        } catch (RuntimeException e) {
            e.printStackTrace();
            server.cancel(false);
            // Without it the threads of a half-started server would keep this process alive.
            System.exit(1);
        }
    }

    private static void stop(CompletableFuture<EmbeddedKafkaServer> server) {
        if (server.isCancelled()) return;
        server.orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join().close();
    }
}
