package io.scanpass.acceptance.threats;

import io.scanpass.acceptance.Http.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** Threads that a barrier lets go at once. */
final class Race implements AutoCloseable {

    static final int THREADS = 64;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    List<Answer> run(IntFunction<Answer> attempt) {
        return runAt(Instant.EPOCH, attempt);
    }

    /** @param start when the barrier opens; at once if that is over */
    List<Answer> runAt(Instant start, IntFunction<Answer> attempt) {
        CyclicBarrier barrier = new CyclicBarrier(THREADS, () -> waitFor(start));
        List<Future<Answer>> running = new ArrayList<>();
        for (int lane = 0; lane < THREADS; lane++) {
            int own = lane;
            running.add(threads.submit(() -> {
                await(barrier);
                return attempt.apply(own);
            }));
        }
        return running.stream().map(Race::answer).toList();
    }

    private static void waitFor(Instant start) {
        while (Instant.now().isBefore(start)) LockSupport.parkNanos(1_000_000);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Answer answer(Future<Answer> running) {
        try {
            return running.get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
