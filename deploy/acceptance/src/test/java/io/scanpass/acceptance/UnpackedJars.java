package io.scanpass.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The sides' jars as {@code deploy/run} starts them: unpacked, which makes each of the many starts here shorter. */
final class UnpackedJars {

    private static final Map<String, Path> UNPACKED = new ConcurrentHashMap<>();

    private UnpackedJars() {}

    /** @param side {@code commandSide} or {@code querySide}: its system property holds the shipped jar */
    static Path of(String side) {
        return UNPACKED.computeIfAbsent(side, name -> unpack(Path.of(System.getProperty(name + "Jar"))));
    }

    private static Path unpack(Path jar) {
        Path folder =
                Path.of(System.getProperty("unpackedJars"), jar.getFileName().toString());
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder extraction = new ProcessBuilder(
                java,
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--force",
                "--destination",
                folder.toString());
        try {
            assertThat(extraction.inheritIO().start().waitFor())
                    .as("unpacking " + jar)
                    .isZero();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return folder.resolve(jar.getFileName());
    }
}
