package io.scanpass.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaServerIT {

    @TempDir
    Path folder;

    private final int port = Ports.free();

    @Test
    void keepsItsDataAcrossARestart() throws Exception {
        try (EmbeddedKafkaServer server = EmbeddedKafkaServer.start(folder, port)) {
            KafkaNotes notes = new KafkaNotes(server.bootstrapServers());
            notes.createTopic();
            notes.write("first");
            assertThat(notes.read(1)).containsExactly("first");
        }
        try (EmbeddedKafkaServer server = EmbeddedKafkaServer.start(folder, port)) {
            KafkaNotes notes = new KafkaNotes(server.bootstrapServers());
            notes.write("second");
            assertThat(notes.read(2)).containsExactly("first", "second");
        }
    }

    @Test
    void createsNoTopicThatNobodyAskedFor() {
        try (EmbeddedKafkaServer server = EmbeddedKafkaServer.start(folder, port)) {
            assertThatThrownBy(() -> new KafkaNotes(server.bootstrapServers()).write("lost", Duration.ofSeconds(3)))
                    .isInstanceOf(ExecutionException.class);
        }
    }

    @Test
    void reportsATakenPort() throws Exception {
        try (ServerSocket other = new ServerSocket(port)) {
            assertThatThrownBy(() -> EmbeddedKafkaServer.start(folder, other.getLocalPort()))
                    .isInstanceOf(PortInUse.class)
                    .hasMessage("port %d is in use, Kafka cannot listen on it", port);
        }
    }
}
