package io.scanpass.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scanpass.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The supervisor as deploy/run starts it, on stand-ins for the sides, free ports and a folder of the test. */
final class SupervisorProcess implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(60);

    final Path data;
    final Map<String, String> variables = new HashMap<>();
    private final Path folder;
    private final List<Process> started = new ArrayList<>();

    SupervisorProcess(Path folder) throws IOException {
        this.folder = folder;
        this.data = folder.resolve("data");
        String side = StandInSide.jar(folder.resolve("side.jar")).toString();
        variables.put("SCANPASS_DATA", data.toString());
        variables.put("COMMAND_SIDE_JAR", side);
        variables.put("QUERY_SIDE_JAR", side);
        for (String part : List.of("COMMAND_SIDE", "QUERY_SIDE", "POSTGRES", "REDIS", "KAFKA")) {
            variables.put(part + "_PORT", Integer.toString(Ports.free()));
        }
    }

    /** Most tests do without Kafka, which takes longest to start. */
    SupervisorProcess withoutKafka() {
        variables.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", "kafka.example:9092");
        return this;
    }

    Process start(String... options) throws IOException {
        return start(List.of(), options);
    }

    Process start(List<String> launcher, String... options) throws IOException {
        List<String> command = new ArrayList<>(launcher);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(options));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output().toFile());
        builder.environment().putAll(variables);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    Process startAndAwaitReady(String... options) throws IOException {
        Process process = start(options);
        awaitLine("ready in .*");
        return process;
    }

    void awaitLine(String pattern) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(lines()).anyMatch(line -> line.matches(pattern)));
    }

    /** What the supervisor that was started last has printed. */
    List<String> lines() throws IOException {
        return Files.readAllLines(output());
    }

    /** The processes that run by now, by the name of the part. */
    Map<String, ProcessHandle> parts() {
        Map<String, ProcessHandle> parts = new HashMap<>();
        try (Stream<Path> files = Files.list(data.resolve("processes"))) {
            for (Path file : files.toList()) {
                long pid = Long.parseLong(Files.readString(file).split(" ", 2)[0]);
                ProcessHandle.of(pid)
                        .ifPresent(process -> parts.put(file.getFileName().toString(), process));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    ProcessHandle part(String name) {
        return Optional.ofNullable(parts().get(name)).orElseThrow();
    }

    static int status(Process process) throws InterruptedException {
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        started.forEach(Process::destroy);
        await().atMost(LIMIT).until(() -> started.stream().noneMatch(Process::isAlive));
    }

    private Path output() {
        return folder.resolve("output");
    }
}
