package io.scanpass.query.react;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that does rounds of work: one after each pause, and one at once when it is woken. */
public final class Worker {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);

    private final Semaphore woken = new Semaphore(0);
    private final String name;
    private final Duration pause;
    private final Runnable round;
    private volatile @Nullable Thread thread;

    public Worker(String name, Duration pause, Runnable round) {
        this.name = name;
        this.pause = pause;
        this.round = round;
    }

    public void wake() {
        woken.release();
    }

    public void start() {
        Thread started = Thread.ofVirtual().name(name).unstarted(this::work);
        thread = started; // before it runs: it looks whether it is still wanted
        started.start();
    }

    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    public boolean isRunning() {
        return thread != null;
    }

    private void work() {
        boolean failing = false;
        try {
            while (thread != null) {
                failing = !succeeds(failing);
                if (woken.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    woken.drainPermits();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean succeeds(boolean failedBefore) {
        try {
            round.run();
            return true;
        } catch (RuntimeException | Error failure) { // whatever it is: the work must not end with it
            if (!failedBefore) {
                log.warn("{} failed, trying again and again: {}", name, failure.toString());
            }
            return false;
        }
    }
}
