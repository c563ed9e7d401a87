package io.scanpass.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DockerEngineTest {

    @Test
    void aMissingSocketIsNoEngine(@TempDir Path folder) {
        assertThat(DockerEngine.answers(UnixDomainSocketAddress.of(folder.resolve("docker.sock"))))
                .isFalse();
    }

    @Test
    @Timeout(3)
    void anEngineThatNeverAnswersIsNoEngine() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            long asked = System.nanoTime();
            assertThat(DockerEngine.answers(new InetSocketAddress(silent.getInetAddress(), silent.getLocalPort())))
                    .isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void anUnknownChoiceIsRefused() {
        assertThatThrownBy(() -> SelectedBackends.select("podman")).hasMessageContaining("docker|embedded|auto");
    }
}
