package io.scanpass.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The jars of the release before this one, which deploy/previous-build makes once; where its commit is not to be had, this says so, and what needs them is skipped. */
final class PreviousRelease {

    private static final int COMMIT_IS_NOT_HERE = 3;

    private PreviousRelease() {}

    static void build() throws IOException, InterruptedException {
        Path log = Path.of(System.getProperty("logs"), "previous-build.log");
        Files.createDirectories(log.getParent());
        List<String> command =
                new ArrayList<>(List.of(System.getProperty("previousBuild"), System.getProperty("previousJars")));
        // Where the Maven that runs this keeps what it has downloaded.
        String repository = System.getProperty("localRepository");
        if (repository != null) command.add("-Dmaven.repo.local=" + repository);
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        String said = Files.readString(log).strip();
        if (status == COMMIT_IS_NOT_HERE) {
            System.out.println("SKIPPED: no release before this one was run beside it: " + said);
        }
        assumeTrue(status != COMMIT_IS_NOT_HERE, said);
        assertThat(status)
                .as("%s, see %s: %s", String.join(" ", command), log, said)
                .isZero();
    }
}
