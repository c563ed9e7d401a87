package io.scanpass.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Logins one after another, then many at once; latency, CPU per login, and whether any session was lost or doubled. */
final class Bench {

    private static final PrintStream OUT = System.out;
    private static final int WARM_UP = 50;
    private static final int REFUSED_SIGN_INS = 200;
    private static final int ENDED_SESSIONS = 200;
    private static final int FLOOD_A_SECOND = 5_000;

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        int logins = Integer.parseInt(arguments[0]);
        Duration length = Duration.ofSeconds(Integer.parseInt(arguments[1]));
        int concurrent = Integer.parseInt(arguments[2]);
        boolean failed;
        try (RunningScanPass scanPass = RunningScanPass.start()) {
            Processes processes = scanPass.processes();
            OUT.printf("machine: %d cores%n", Runtime.getRuntime().availableProcessors());
            OUT.printf("start to ready: %.1f s%n", scanPass.startTime().toMillis() / 1000.0);
            Thread.sleep(10_000); // at rest
            OUT.printf("memory of all %d processes at rest: %d MiB (PSS)%n", processes.count(), processes.memoryMiB());
            oneAfterAnother(scanPass, logins, processes);
            atAnotherNode(scanPass, Math.min(logins, 200));
            refusedSignIns(scanPass);
            endedSessions(scanPass);
            failed = atOnce(scanPass, concurrent, length, processes);
            new Calls(OUT, scanPass.client(), processes).measure();
            flooded(scanPass, length, 1);
            flooded(scanPass, length, 100_000);
            OUT.printf("memory of all processes under load: %d MiB (PSS)%n", processes.memoryMiB());
        }
        if (failed) System.exit(1);
    }

    private static void oneAfterAnother(RunningScanPass scanPass, int logins, Processes processes) {
        Phone phone = Phone.signedIn(scanPass.client());
        for (int i = 0; i < WARM_UP; i++) Login.play(scanPass.client(), phone);
        List<Long> fromAccepted = new ArrayList<>();
        List<Long> fromSent = new ArrayList<>();
        long cpuBefore = processes.cpuMillis();
        for (int i = 0; i < logins; i++) {
            Login login = Login.play(scanPass.client(), phone);
            fromAccepted.add(login.acceptedToFrameMicros());
            fromSent.add(login.sentToFrameMicros());
        }
        OUT.printf("%d logins one after another%n", logins);
        OUT.printf("  confirm accepted -> confirmed frame: %s%n", Percentiles.of(fromAccepted));
        OUT.printf("  confirm sent     -> confirmed frame: %s%n", Percentiles.of(fromSent));
        OUT.printf("  CPU of all processes: %.1f ms a login%n", (processes.cpuMillis() - cpuBefore) / (double) logins);
    }

    private static void atAnotherNode(RunningScanPass scanPass, int logins) throws IOException, InterruptedException {
        try (SecondNode second = SecondNode.beside(scanPass, RunningScanPass.freePort())) {
            Phone phone = Phone.signedIn(second.client());
            for (int i = 0; i < WARM_UP; i++) Login.play(second.client(), phone);
            List<Long> fromAccepted = new ArrayList<>();
            for (int i = 0; i < logins; i++) {
                fromAccepted.add(Login.play(second.client(), phone).acceptedToFrameMicros());
            }
            OUT.printf("%d logins one after another at a second command side, which does not relay%n", logins);
            OUT.printf("  confirm accepted -> confirmed frame: %s%n", Percentiles.of(fromAccepted));
        }
    }

    private static void refusedSignIns(RunningScanPass scanPass) {
        String username = Phone.signedIn(scanPass.client()).username();
        SignIns.refused(scanPass.client(), username, REFUSED_SIGN_INS / 4);
        SignIns refused = SignIns.refused(scanPass.client(), username, REFUSED_SIGN_INS);
        OUT.printf("%d sign-ins with a wrong password, and as many as an unknown user%n", REFUSED_SIGN_INS);
        OUT.printf("  known user:   %s%n", refused.knownUser());
        OUT.printf("  unknown user: %s%n", refused.unknownUser());
    }

    /** What another service makes of the end of a session, by the consumer kit. */
    private static void endedSessions(RunningScanPass scanPass) throws IOException, InterruptedException {
        List<Long> fromAccepted = new ArrayList<>();
        List<Long> fromSent = new ArrayList<>();
        Client client = scanPass.client();
        try (ImGateway gateway = ImGateway.beside(scanPass, RunningScanPass.freePort())) {
            for (int i = -WARM_UP; i < ENDED_SESSIONS; i++) {
                Phone phone = Phone.signedIn(client);
                var over = gateway.connected(phone);
                long sent = System.nanoTime();
                client.delete(client.commands() + "/v1/sessions/" + Login.sessionOf(phone.token()), phone.token());
                long accepted = System.nanoTime();
                long dropped = ImGateway.await(over);
                if (i < 0) continue;
                fromAccepted.add(Math.max(0, (dropped - accepted) / 1000));
                fromSent.add((dropped - sent) / 1000);
            }
        }
        OUT.printf("%d sessions ended, each with a connection at another service%n", ENDED_SESSIONS);
        OUT.printf("  end accepted -> connection dropped: %s%n", Percentiles.of(fromAccepted));
        OUT.printf("  end sent     -> connection dropped: %s%n", Percentiles.of(fromSent));
    }

    /** Logins one after another, first in peace, then beside anonymous requests at another client. */
    private static void flooded(RunningScanPass scanPass, Duration length, int networks) {
        Phone phone = Phone.signedIn(scanPass.client());
        List<Long> calm = loginsFor(length.dividedBy(6), scanPass.client(), phone);
        try (Flood flood = Flood.start(scanPass.client().commands(), FLOOD_A_SECOND, networks)) {
            List<Long> flooded = loginsFor(length, scanPass.client(), phone);
            OUT.printf("anonymous QR requests from %d networks, %.0f a second%n", networks, flood.perSecond());
            OUT.printf(
                    "  stored %d, refused %d, failed %d%n",
                    flood.accepted.get(), flood.refused.get(), flood.failed.get());
            OUT.printf("  %d logins before: %s%n", calm.size(), Percentiles.of(calm));
            OUT.printf("  %d logins beside: %s%n", flooded.size(), Percentiles.of(flooded));
        }
    }

    /** How long each took from the sent confirm to its frame. */
    private static List<Long> loginsFor(Duration time, Client client, Phone phone) {
        long end = System.nanoTime() + time.toNanos();
        List<Long> logins = new ArrayList<>();
        while (System.nanoTime() < end) logins.add(Login.play(client, phone).sentToFrameMicros());
        return logins;
    }

    private static boolean atOnce(RunningScanPass scanPass, int concurrent, Duration length, Processes processes)
            throws InterruptedException, ExecutionException {
        long cpuBefore = processes.cpuMillis();
        long end = System.nanoTime() + length.toNanos();
        List<Login> all = new ArrayList<>();
        int errors = 0;
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Phone> phones = IntStream.range(0, concurrent)
                    .mapToObj(number -> Phone.signedIn(scanPass.client()))
                    .toList();
            List<Future<Outcome>> loops = phones.stream()
                    .map(phone -> pool.submit(() -> Outcome.until(end, scanPass.client(), phone)))
                    .toList();
            for (Future<Outcome> loop : loops) {
                all.addAll(loop.get().logins());
                errors += loop.get().errors();
            }
        }
        Set<String> sessions = new HashSet<>();
        all.forEach(login -> sessions.add(login.sessionId()));
        OUT.printf(
                "%d at once for %d s: %d logins, %.1f a second%n",
                concurrent, length.toSeconds(), all.size(), all.size() / (double) length.toSeconds());
        OUT.printf("  errors %d, sessions doubled %d%n", errors, all.size() - sessions.size());
        OUT.printf(
                "  confirm accepted -> confirmed frame: %s%n",
                Percentiles.of(all.stream().map(Login::acceptedToFrameMicros).toList()));
        OUT.printf(
                "  CPU of all processes: %.1f ms a login%n", (processes.cpuMillis() - cpuBefore) / (double) all.size());
        return errors > 0 || sessions.size() != all.size();
    }

    private record Outcome(List<Login> logins, int errors) {

        static Outcome until(long end, Client client, Phone phone) {
            List<Login> logins = new ArrayList<>();
            int errors = 0;
            while (System.nanoTime() < end) {
                try {
                    logins.add(Login.play(client, phone));
                } catch (Client.Unexpected failure) {
                    System.err.println(failure.getMessage());
                    errors++;
                }
            }
            return new Outcome(logins, errors);
        }
    }
}
