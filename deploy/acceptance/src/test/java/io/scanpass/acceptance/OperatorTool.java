package io.scanpass.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The scripts below {@code deploy} that operators run, as they run them. */
final class OperatorTool {

    private static final long LIMIT_SECONDS = 120;

    private final ScanPass scanPass;
    private final Path folder;

    /** @param folder of the test: the secret and what the scripts say stand there */
    OperatorTool(ScanPass scanPass, Path folder) {
        this.scanPass = scanPass;
        this.folder = folder;
    }

    /** What it said. */
    record Said(int status, String text) {

        String is(int expected) {
            assertThat(status).as(text).isEqualTo(expected);
            return text;
        }
    }

    Said run(String tool, String... words) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("operatorTools"), tool).toString()));
        command.addAll(List.of(words));
        try {
            Path secret = Files.writeString(folder.resolve("secret"), ScanPass.OPERATOR_SECRET);
            Path said = Files.createTempFile(folder, tool, ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
            builder.environment().put("OPERATOR_SECRET_FILE", secret.toString());
            builder.environment().put("PHONE_ORIGIN", scanPass.commandSide.uri().toString());
            builder.environment().put("ISSUER", scanPass.querySide.uri().toString());
            builder.environment().put("SETTLE", "1");
            Process process = builder.start();
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            String text = Files.readString(said);
            assertThat(ended).as(text).isTrue();
            return new Said(process.exitValue(), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
