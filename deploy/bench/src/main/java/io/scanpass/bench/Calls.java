package io.scanpass.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** What tokens cost after the login: calls per CPU second of all processes, a few connections at once. */
final class Calls {

    private static final int CONNECTIONS = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration LENGTH = Duration.ofSeconds(15);

    private final PrintStream out;
    private final Client client;
    private final Processes processes;

    Calls(PrintStream out, Client client, Processes processes) {
        this.out = out;
        this.client = client;
        this.processes = processes;
    }

    void measure() throws ExecutionException, InterruptedException {
        List<Phone> phones = IntStream.range(0, CONNECTIONS)
                .mapToObj(number -> Phone.signedIn(client))
                .toList();
        out.printf("calls by %d connections%n", CONNECTIONS);
        report("refresh", phones, phone -> phone.refresh(client));
        report("introspect", phones, phone -> client.introspect(phone.token()));
        report("userinfo", phones, phone -> client.get(client.queries() + "/oauth2/userinfo", phone.token()));
        report("jwks", phones, phone -> client.get(client.queries() + "/oauth2/jwks", ""));
    }

    private void report(String name, List<Phone> phones, Call call) throws ExecutionException, InterruptedException {
        repeated(phones, call, WARM_UP);
        long cpuBefore = processes.cpuMillis();
        long before = System.nanoTime();
        long calls = repeated(phones, call, LENGTH);
        double seconds = (System.nanoTime() - before) / 1e9;
        double cpuSeconds = (processes.cpuMillis() - cpuBefore) / 1000.0;
        out.printf(
                "  %-10s %,7.0f a CPU second (%.3f ms each), %,.0f a second%n",
                name, calls / cpuSeconds, cpuSeconds * 1000 / calls, calls / seconds);
    }

    private static long repeated(List<Phone> phones, Call call, Duration time)
            throws ExecutionException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> loops = phones.stream()
                    .map(phone -> pool.submit(() -> {
                        long calls = 0;
                        for (; System.nanoTime() < end; calls++) call.by(phone);
                        return calls;
                    }))
                    .toList();
            long calls = 0;
            for (Future<Long> loop : loops) calls += loop.get();
            return calls;
        }
    }

    @FunctionalInterface
    private interface Call {

        void by(Phone phone);
    }
}
