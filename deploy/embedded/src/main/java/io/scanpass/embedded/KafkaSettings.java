package io.scanpass.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Properties;

/** One node that is broker and controller: what never changes is in {@code kafka.properties}, the rest is here. */
final class KafkaSettings {

    // Fixed for ever: a log folder refuses a node with another cluster id. It reads "scanpass-cluster".
    static final String CLUSTER_ID = "c2NhbnBhc3MtY2x1c3Rlcg";

    private KafkaSettings() {}

    static Properties of(Path data, int port, int controllerPort) throws IOException {
        Properties settings = new Properties();
        try (InputStream file = KafkaSettings.class.getResourceAsStream("kafka.properties")) {
            settings.load(file);
        }
        settings.setProperty("log.dirs", data.toAbsolutePath().toString());
        settings.setProperty(
                "listeners", "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
        settings.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:%d".formatted(port));
        settings.setProperty("controller.quorum.voters", "1@127.0.0.1:%d".formatted(controllerPort));
        return settings;
    }
}
