package io.scanpass.standalone;

import static io.scanpass.standalone.SupervisorProcess.LIMIT;
import static io.scanpass.standalone.SupervisorProcess.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorIT {

    private static final int STOPPED_BY_SIGTERM = 143;

    @TempDir
    Path folder;

    private SupervisorProcess supervisor;

    @BeforeEach
    void prepare() throws IOException {
        supervisor = new SupervisorProcess(folder);
    }

    @AfterEach
    void stop() {
        supervisor.close();
    }

    @Test
    void startsEverythingAndLeavesNothingWhenStopped() throws Exception {
        Process process = supervisor.startAndAwaitReady();
        Map<String, ProcessHandle> parts = supervisor.parts();
        assertThat(parts).containsOnlyKeys("postgres", "redis", "kafka", "command-side", "query-side");
        assertThat(supervisor.lines())
                .contains("web     http://localhost:%s/   the login page".formatted(port("QUERY_SIDE")))
                .contains("phone   http://localhost:%s/   the phone page".formatted(port("COMMAND_SIDE")));
        process.destroy();
        assertThat(status(process)).isEqualTo(STOPPED_BY_SIGTERM);
        assertThat(parts.values()).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void startsAgainWhatWasKilled() throws Exception {
        supervisor.withoutKafka().startAndAwaitReady();
        ProcessHandle commandSide = supervisor.part("command-side");
        for (String victim : List.of("redis", "postgres", "query-side")) {
            ProcessHandle killed = supervisor.part(victim);
            killed.destroyForcibly();
            supervisor.awaitLine(victim + " stopped unexpectedly \\(status 137\\), starting it again in 1 s");
            await().atMost(LIMIT).untilAsserted(() -> assertThat(supervisor.parts())
                    .hasEntrySatisfying(victim, restarted -> assertThat(restarted)
                            .isNotEqualTo(killed)
                            .matches(ProcessHandle::isAlive)));
        }
        assertThat(supervisor.part("command-side")).isEqualTo(commandSide);
    }

    @Test
    void stopsWhatAKilledSupervisorLeftBehind() throws Exception {
        Process killed = supervisor.withoutKafka().startAndAwaitReady();
        Map<String, ProcessHandle> orphans = supervisor.parts();
        killed.destroyForcibly();
        status(killed);
        assertThat(orphans.values()).allMatch(ProcessHandle::isAlive);
        supervisor.startAndAwaitReady();
        assertThat(supervisor.lines().getFirst()).startsWith("stopped what an earlier run left behind");
        assertThat(supervisor.parts().values()).doesNotContainAnyElementsOf(orphans.values());
    }

    @Test
    void stopsWhenTheProcessThatStartedItIsGone() throws Exception {
        // Two commands, or the shell would make way for the supervisor instead of being its parent.
        Process launcher = supervisor.withoutKafka().start(List.of("sh", "-c", "\"$@\"; exit $?", "sh"));
        supervisor.awaitLine("ready in .*");
        Map<String, ProcessHandle> parts = supervisor.parts();
        launcher.destroyForcibly();
        supervisor.awaitLine("the process that started this is gone, stopping");
        await().atMost(LIMIT).until(() -> supervisor.parts().isEmpty());
        await().atMost(LIMIT).until(() -> parts.values().stream().noneMatch(ProcessHandle::isAlive));
    }

    private String port(String part) {
        return String.valueOf(supervisor.variables.get(part + "_PORT"));
    }
}
