package io.scanpass.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Logins that begin at a steady pace, each on a phone that is free, and what a plain consumer of Kafka sees of them: how old
 * each event is when it comes.
 */
final class SteadyLogins {

    /** More would be under way at once than a machine of this size ends. */
    private static final int PHONES = 40;

    private final Client client;
    private final int perSecond;
    private final Duration length;
    private final Queue<Long> micros = new ConcurrentLinkedQueue<>();
    private final AtomicInteger errors = new AtomicInteger();

    SteadyLogins(Client client, int perSecond, Duration length) {
        this.client = client;
        this.perSecond = perSecond;
        this.length = length;
    }

    void measure(int kafkaPort, PrintStream out) throws InterruptedException {
        BlockingQueue<Phone> free = new ArrayBlockingQueue<>(PHONES);
        for (int i = 0; i < PHONES; i++) free.add(Phone.signedIn(client));
        List<Thread> all = new ArrayList<>();
        long began = System.nanoTime();
        List<Long> ages;
        try (Follower follower = Follower.of(kafkaPort)) {
            for (int i = 0; i < perSecond * length.toSeconds(); i++) {
                long due = began + i * (1_000_000_000L / perSecond);
                Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                Phone phone = free.take();
                all.add(Thread.ofVirtual().start(() -> login(phone, free)));
            }
            for (Thread login : all) login.join();
            ages = follower.ages();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        out.printf(
                "%d logins wished a second, %.1f ended a second for %.0f s, errors %d%n",
                perSecond, micros.size() / seconds, seconds, errors.get());
        out.printf("  login, from the request to the tokens: %s%n", Percentiles.of(List.copyOf(micros)));
        out.printf("  event -> consumer of Kafka, %d events: %s%n", ages.size(), Percentiles.of(ages));
    }

    private void login(Phone phone, Queue<Phone> free) {
        long before = System.nanoTime();
        try {
            Login.play(client, phone);
            micros.add((System.nanoTime() - before) / 1_000);
        } catch (Client.Unexpected failure) {
            System.err.println(failure.getMessage());
            errors.incrementAndGet();
        } finally {
            free.add(phone);
        }
    }
}
