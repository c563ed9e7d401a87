package io.scanpass.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaServerProcessIT {

    private static final int STOPPED_BY_SIGTERM = 143;

    @TempDir
    Path folder;

    private final int port = Ports.free();

    @Test
    void keepsItsDataAfterAKill() throws Exception {
        KafkaServerProcess killed = KafkaServerProcess.start(folder, port);
        KafkaNotes before = new KafkaNotes(killed.bootstrapServers());
        before.createTopic();
        before.write("first");
        Kill.hard(killed);
        try (KafkaServerProcess server = KafkaServerProcess.start(folder, port)) {
            KafkaNotes after = new KafkaNotes(server.bootstrapServers());
            after.write("second");
            assertThat(after.read(2)).containsExactly("first", "second");
        }
    }

    @Test
    void stopsCleanlyWhenAsked() {
        KafkaServerProcess server = KafkaServerProcess.start(folder, port);
        server.close();
        assertThat(server.process().exitValue()).isEqualTo(STOPPED_BY_SIGTERM);
        assertThat(folder.resolve("data/.kafka_cleanshutdown")).exists();
    }
}
