package io.scanpass.embedded;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs what may hang on a thread of its own and gives up on it after a while. */
final class BoundedCall {

    private BoundedCall() {}

    static void run(String thread, Duration limit, Runnable call) {
        FutureTask<Void> task = new FutureTask<>(call, null);
        Thread.ofPlatform().daemon().name(thread).start(task);
        try {
            task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(thread + " failed", e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("%s: not done after %d s".formatted(thread, limit.toSeconds()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(thread + " was interrupted", e);
        }
    }
}
