package io.scanpass.embedded;

/** A server in a process of its own; {@link #close} stops it cleanly and keeps its data. */
public interface RunningServer extends AutoCloseable {

    /** The name for people: {@code PostgreSQL}, {@code Redis}, {@code Kafka}. */
    String name();

    int port();

    /** The process itself, for watching it and for killing it. */
    Process process();

    default boolean alive() {
        return process().isAlive();
    }

    /** Stops the server within a bounded time, by force if it has to; does nothing when it is already gone. */
    @Override
    void close();
}
