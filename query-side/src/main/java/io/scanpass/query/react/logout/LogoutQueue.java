package io.scanpass.query.react.logout;

import io.scanpass.query.react.DueWork;
import io.scanpass.query.react.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The deliveries to one client, a few at a time: a slow one holds up nobody but itself. */
final class LogoutQueue {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 4;

    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Worker worker;
    private final DueWork work;
    private final Supplier<Instant> now;
    private final Consumer<Delivery> deliver;

    LogoutQueue(String clientId, DueWork work, Supplier<Instant> now, Consumer<Delivery> deliver) {
        this.worker = new Worker("logout-" + clientId, PAUSE, this::begin);
        this.work = work;
        this.now = now;
        this.deliver = deliver;
    }

    void add(Delivery delivery) {
        work.add(delivery.piece(), now.get());
        worker.wake();
    }

    void done(Delivery delivery) {
        work.done(delivery.piece());
    }

    void again(Delivery delivery) {
        work.again(delivery.piece(), now.get().plus(delivery.pause()));
    }

    /** No more is claimed than can be done at once: the rest is for the other nodes. */
    private void begin() {
        int most = free.availablePermits();
        if (most == 0) {
            return;
        }
        for (DueWork.Piece piece : work.claim(now.get(), LEASE, most)) {
            free.acquireUninterruptibly();
            Thread.ofVirtual().name("logout-delivery").start(() -> {
                try {
                    deliver.accept(Delivery.of(piece));
                } finally {
                    free.release();
                    worker.wake();
                }
            });
        }
    }

    void start() {
        worker.start();
    }

    void stop() {
        worker.stop();
    }
}
