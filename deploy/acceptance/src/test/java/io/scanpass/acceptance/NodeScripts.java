package io.scanpass.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Libraries from npm as they come, run by Node.js; without Node.js this says so, and what needs it is skipped. */
final class NodeScripts {

    private static final Path SCRIPTS = Path.of(System.getProperty("clients"));
    private static final Path INSTALLED = Path.of(System.getProperty("installedClients"));

    private NodeScripts() {}

    static synchronized void install() throws IOException, InterruptedException {
        boolean nodeIsHere = succeeds(List.of("node", "--version")) && succeeds(List.of("npm", "--version"));
        if (!nodeIsHere) System.out.println("SKIPPED: no Node.js here, so no library from npm was tried");
        assumeTrue(nodeIsHere, "needs Node.js and npm");
        Files.createDirectories(INSTALLED);
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, INSTALLED.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        assertThat(succeeds(List.of("npm", "ci", "--no-audit", "--no-fund", "--prefix", INSTALLED.toString())))
                .as("npm ci")
                .isTrue();
    }

    static ProcessBuilder command(String script, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("node", INSTALLED.resolve(script).toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    private static boolean succeeds(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
