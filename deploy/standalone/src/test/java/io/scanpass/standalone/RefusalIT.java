package io.scanpass.standalone;

import static io.scanpass.standalone.SupervisorProcess.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalIT {

    @TempDir
    Path folder;

    private SupervisorProcess supervisor;

    @BeforeEach
    void prepare() throws IOException {
        supervisor = new SupervisorProcess(folder).withoutKafka();
    }

    @AfterEach
    void stop() {
        supervisor.close();
    }

    @Test
    void namesTheVariableOfATakenPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            supervisor.variables.put("QUERY_SIDE_PORT", Integer.toString(taken.getLocalPort()));
            assertThat(status(supervisor.start())).isEqualTo(1);
            assertThat(supervisor.lines())
                    .containsExactly(
                            "port %d is in use: set QUERY_SIDE_PORT to another one".formatted(taken.getLocalPort()));
            assertThat(supervisor.parts()).isEmpty();
        }
    }

    @Test
    void doesNotRunTwiceOnOneFolder() throws Exception {
        Process first = supervisor.startAndAwaitReady();
        assertThat(status(supervisor.start())).isEqualTo(1);
        assertThat(supervisor.lines())
                .containsExactly(
                        "ScanPass is already running on %s (process %d)".formatted(supervisor.data, first.pid()));
        assertThat(first.isAlive()).isTrue();
    }

    @Test
    void neverEmptiesAFolderThatIsNotItsOwn() throws Exception {
        Files.createDirectories(supervisor.data);
        Path precious = Files.writeString(supervisor.data.resolve("thesis.txt"), "chapter one");
        assertThat(status(supervisor.start("--fresh"))).isEqualTo(1);
        assertThat(precious).hasContent("chapter one");
    }

    @Test
    void emptiesItsOwnFolderWhenAskedTo() throws Exception {
        Process first = supervisor.startAndAwaitReady();
        Path key = supervisor.data.resolve("keys/shared/scanpass.keys.shared");
        String before = Files.readString(key);
        first.destroy();
        status(first);
        supervisor.startAndAwaitReady("--fresh");
        assertThat(Files.readString(key)).isNotEqualTo(before);
    }

    @Test
    void showsTheLogOfASideThatEndsDuringTheStart() throws Exception {
        Path failing = StandInSide.jar(folder.resolve("failing.jar"), FailingSide.class);
        supervisor.variables.put("QUERY_SIDE_JAR", failing.toString());
        assertThat(status(supervisor.start())).isEqualTo(1);
        assertThat(supervisor.lines())
                .containsSequence("query-side: ended with status 3", "  the reason why not")
                .noneMatch(line -> line.startsWith("ready"));
        assertThat(supervisor.parts()).isEmpty();
    }

    @Test
    void saysHowItIsUsed() throws Exception {
        assertThat(status(supervisor.start("--help"))).isEqualTo(2);
        assertThat(supervisor.lines()).containsExactly("usage: deploy/run [--fresh]");
    }
}
