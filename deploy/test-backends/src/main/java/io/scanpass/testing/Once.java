package io.scanpass.testing;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A server that the first caller starts, that all others share, and that is stopped when the JVM ends. */
final class Once<S extends AutoCloseable> {

    private final Supplier<S> start;
    private @Nullable S server;

    Once(Supplier<S> start) {
        this.start = start;
    }

    synchronized S get() {
        S running = server;
        if (running == null) {
            running = start.get();
            server = running;
        }
        return running;
    }

    synchronized void stop() {
        S running = server;
        if (running == null) return;
        server = null;
        try {
            running.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot stop " + running, e);
        }
    }

    /** Stops the servers one after the other at the end of the JVM, and then does what is left to do. */
    static void stopAtExit(Runnable afterwards, Once<?>... servers) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            for (Once<?> server : servers) server.stop();
            afterwards.run();
        }));
    }
}
