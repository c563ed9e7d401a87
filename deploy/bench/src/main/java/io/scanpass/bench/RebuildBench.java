package io.scanpass.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A rebuild of many events: events a second, memory, and what people notice who sign in meanwhile. */
final class RebuildBench {

    private static final PrintStream OUT = System.out;
    private static final long SEED = 20_261_121;
    private static final int WARM_UP = 50;
    private static final Duration CALM = Duration.ofSeconds(15);

    private RebuildBench() {}

    public static void main(String[] arguments) throws Exception {
        long events = Long.parseLong(arguments[0]);
        try (RunningScanPass scanPass = RunningScanPass.start()) {
            Processes processes = scanPass.processes();
            long querySide = processes.running("query-side-").pid();
            Phone phone = Phone.signedIn(scanPass.client());
            for (int i = 0; i < WARM_UP; i++) Login.play(scanPass.client(), phone);
            long told = tell(scanPass, events);
            awaitProjected(scanPass, told);

            long sideBefore = Processes.pssMiB(querySide);
            long allBefore = processes.memoryMiB();
            Memory memory = new Memory();
            Instant began = Instant.now();
            try (Rebuild rebuild = Rebuild.start(scanPass)) {
                while (rebuild.isUnderWay()) {
                    memory.look(processes, querySide);
                    Thread.sleep(1_000); // looking costs the kernel something
                }
            }
            OUT.printf(
                    "rebuild of %d events: %.1f s in all%n",
                    told, Duration.between(began, Instant.now()).toMillis() / 1000.0);
            OUT.printf(
                    "  memory of the query side: %d MiB before, %d MiB at most; of all processes: %d and %d MiB (PSS)%n",
                    sideBefore, memory.side, allBefore, memory.all);

            List<Long> calm = new ArrayList<>();
            Instant end = Instant.now().plus(CALM);
            logins(scanPass, phone, () -> Instant.now().isBefore(end), calm);
            List<Long> beside = new ArrayList<>();
            try (Rebuild rebuild = Rebuild.start(scanPass)) {
                logins(scanPass, phone, rebuild::isUnderWay, beside);
            }
            OUT.printf("  %d logins before, from request to tokens: %s%n", calm.size(), Percentiles.of(calm));
            OUT.printf("  %d logins beside a rebuild:               %s%n", beside.size(), Percentiles.of(beside));
        }
    }

    private static long tell(RunningScanPass scanPass, long events) {
        Instant began = Instant.now();
        long told;
        try (Publisher publisher = new Publisher(scanPass.kafkaPort())) {
            told = new History(SEED, events, Instant.now()).tell(publisher::publish);
        }
        OUT.printf(
                "%d events of a year, told in %d s%n",
                told, Duration.between(began, Instant.now()).toSeconds());
        return told;
    }

    private static void awaitProjected(RunningScanPass scanPass, long events) throws InterruptedException {
        Instant began = Instant.now();
        while (projected(scanPass) < events) Thread.sleep(1_000);
        OUT.printf(
                "projected one by one in %d s%n",
                Duration.between(began, Instant.now()).toSeconds());
    }

    /** As far as the query side's metrics tell: events of users, logins and sessions, and keys as many as users. */
    private static long projected(RunningScanPass scanPass) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String metrics = http.send(
                            HttpRequest.newBuilder(URI.create(scanPass.client().queries() + "/actuator/prometheus"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            double sum = metrics.lines()
                    .filter(line -> line.startsWith("scanpass_projected_total"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ')))
                            * (line.contains("user.registered") ? 2 : 1))
                    .sum();
            return (long) sum;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static void logins(RunningScanPass scanPass, Phone phone, BooleanSupplier goOn, List<Long> micros) {
        while (goOn.getAsBoolean()) {
            long before = System.nanoTime();
            Login.play(scanPass.client(), phone);
            micros.add((System.nanoTime() - before) / 1_000);
        }
    }

    /** The most there was. */
    private static final class Memory {
        private long side;
        private long all;

        void look(Processes processes, long querySide) {
            side = Math.max(side, Processes.pssMiB(querySide));
            all = Math.max(all, processes.memoryMiB());
        }
    }

    /** {@code deploy/rebuild}, whose lines go where ours go. */
    private record Rebuild(Process process, Thread lines) implements AutoCloseable {

        static Rebuild start(RunningScanPass scanPass) throws IOException {
            ProcessBuilder builder = new ProcessBuilder("deploy/rebuild").redirectErrorStream(true);
            builder.environment()
                    .put("SCANPASS_DATA", scanPass.data().resolve("data").toString());
            builder.environment().put("PHONE_ORIGIN", scanPass.client().commands());
            builder.environment().put("ISSUER", scanPass.client().queries());
            Process process = builder.start();
            BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
            Thread lines = Thread.ofVirtual().start(() -> said.lines().forEach(line -> OUT.println("  | " + line)));
            return new Rebuild(process, lines);
        }

        boolean isUnderWay() {
            return process.isAlive();
        }

        @Override
        public void close() throws IOException {
            try {
                lines.join();
                if (process.waitFor() != 0) throw new IOException("deploy/rebuild failed");
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }
    }
}
