package io.scanpass.standalone;

import io.scanpass.embedded.RunningServer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One process of the whole: started on a thread of its own, started again when it dies, until it is told to stop. */
final class Part {

    private static final Duration STEADY = Duration.ofMinutes(1);
    static final long STOP_SECONDS = 40;
    private static final Duration INTERRUPT_AFTER = Duration.ofMillis(200);

    private final String name;
    private final Supplier<? extends RunningServer> starter;
    private final BooleanSupplier restarts;
    private final Leftovers leftovers;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable RunningServer running;
    private volatile @Nullable String failure;

    Part(String name, Supplier<? extends RunningServer> starter, BooleanSupplier restarts, Leftovers leftovers) {
        this.name = name;
        this.starter = starter;
        this.restarts = restarts;
        this.leftovers = leftovers;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::live);
    }

    void start() {
        thread.start();
    }

    String name() {
        return name;
    }

    @Nullable
    RunningServer running() {
        return running;
    }

    /** Why this part does not run and is not started again, if so. */
    @Nullable
    String failure() {
        return failure;
    }

    void stop() throws InterruptedException {
        stopping.countDown();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
        while (thread.isAlive() && System.nanoTime() < deadline) {
            // Again and again, because libraries swallow interrupts.
            thread.interrupt();
            thread.join(INTERRUPT_AFTER);
        }
        RunningServer server = running;
        if (server != null) server.close();
        leftovers.forget(name);
    }

    private void live() {
        try {
            RunningServer server = begin();
            Backoff backoff = new Backoff();
            while (server != null) {
                long since = System.nanoTime();
                int status = server.process().waitFor();
                if (isStopping()) return;
                if (!restarts.getAsBoolean()) {
                    failure = "ended with status %d".formatted(status);
                    return;
                }
                if (System.nanoTime() - since > STEADY.toNanos()) backoff = new Backoff();
                server = beginAgain("stopped unexpectedly (status %d)".formatted(status), backoff);
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = String.valueOf(e.getMessage());
        }
    }

    private @Nullable RunningServer beginAgain(String reason, Backoff backoff) throws InterruptedException {
        String why = reason;
        while (true) {
            Duration delay = backoff.next();
            System.out.printf("%s %s, starting it again in %d s%n", name, why, delay.toSeconds());
            if (stopping.await(delay.toMillis(), TimeUnit.MILLISECONDS)) return null;
            try {
                return begin();
            } catch (RuntimeException e) {
                if (isStopping()) return null;
                why = "does not start: " + e.getMessage();
            }
        }
    }

    private RunningServer begin() {
        RunningServer server = starter.get();
        running = server;
        leftovers.remember(name, server.process().toHandle());
        return server;
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }
}
