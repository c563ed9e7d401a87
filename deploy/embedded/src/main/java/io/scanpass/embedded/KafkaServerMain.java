package io.scanpass.embedded;

import java.nio.file.Path;

/** Kafka as a process of its own: {@code KafkaServerMain <folder> <port>}, stopped by SIGTERM. */
public final class KafkaServerMain {

    private KafkaServerMain() {}

    public static void main(String[] args) {
        if (args.length != 2) {
            System.err.println("usage: KafkaServerMain <folder> <port>");
            System.exit(2);
        }
        EmbeddedKafkaServer server = EmbeddedKafkaServer.start(Path.of(args[0]), Integer.parseInt(args[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "kafka-stop"));
        System.out.println("ready");
    }
}
