package io.scanpass.standalone;

import io.scanpass.embedded.EmbeddedPostgresServer;
import io.scanpass.embedded.EmbeddedRedisServer;
import io.scanpass.embedded.KafkaServerProcess;
import io.scanpass.embedded.RunningServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The servers and both sides: each started as early as it can be, stopped in the reverse order of who needs whom. */
final class Standalone {

    static final String COMMAND_SIDE = "command-side";
    static final String QUERY_SIDE = "query-side";
    static final String POSTGRES = "postgres";
    static final String REDIS = "redis";
    static final String KAFKA = "kafka";
    /** Who depends on others comes before them. */
    static final List<String> STOP_ORDER = List.of(COMMAND_SIDE, QUERY_SIDE, KAFKA, REDIS, POSTGRES);

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final long POLL_MILLIS = 100;

    private final Settings settings;
    private final DataFolder data;
    private final Keys keys;
    private final Leftovers leftovers;
    private final List<Part> parts = new ArrayList<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean ready;

    Standalone(Settings settings, DataFolder data, Keys keys, Leftovers leftovers) {
        this.settings = settings;
        this.data = data;
        this.keys = keys;
        this.leftovers = leftovers;
    }

    /** Returns when everything serves, or when it was told to stop before that. */
    void start() throws InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        if (settings.ownsPostgres()) begin(POSTGRES, this::postgres);
        begin(QUERY_SIDE, this::querySide);
        if (settings.ownsRedis()) begin(REDIS, this::redis);
        if (settings.ownsKafka()) begin(KAFKA, this::kafka);
        if (settings.ownsPostgres())
            await(POSTGRES, deadline, () -> part(POSTGRES).running() != null);
        begin(COMMAND_SIDE, this::commandSide);
        for (Part server : List.copyOf(parts)) await(server.name(), deadline, () -> server.running() != null);
        await(COMMAND_SIDE, deadline, () -> Readiness.of(settings.commandSidePort()));
        await(QUERY_SIDE, deadline, () -> Readiness.of(settings.querySidePort()));
        ready = true;
    }

    void stop() {
        System.out.println("stopping");
        stopping.countDown();
        List<Part> inOrder;
        synchronized (parts) {
            inOrder = STOP_ORDER.stream().flatMap(this::started).toList();
        }
        List<Thread> sides = inOrder.stream()
                .filter(Standalone::isSide)
                .map(side -> Thread.ofPlatform().start(() -> stop(side)))
                .toList();
        sides.forEach(Standalone::join);
        inOrder.stream().filter(part -> !isSide(part)).forEach(Standalone::stop);
    }

    boolean awaitStop(Duration limit) throws InterruptedException {
        return stopping.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void begin(String name, Supplier<? extends RunningServer> starter) {
        synchronized (parts) {
            if (stopping.getCount() == 0) return;
            Part part = new Part(name, starter, () -> ready, leftovers);
            parts.add(part);
            part.start();
        }
    }

    private void await(String name, long deadline, BooleanSupplier done) throws InterruptedException {
        while (!done.getAsBoolean()) {
            for (Part part : parts) {
                String failure = part.failure();
                if (failure != null) throw new StartFailed(part.name(), failure, data.log(part.name()));
            }
            if (System.nanoTime() > deadline) {
                throw new StartFailed(name, "not ready in %d s".formatted(START_LIMIT.toSeconds()), data.log(name));
            }
            if (stopping.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) throw new InterruptedException("told to stop");
        }
    }

    private EmbeddedPostgresServer postgres() {
        return EmbeddedPostgresServer.start(folder(POSTGRES), settings.postgresPort(), data.log(POSTGRES));
    }

    private EmbeddedRedisServer redis() {
        return EmbeddedRedisServer.start(folder(REDIS), settings.redisPort(), data.log(REDIS));
    }

    private KafkaServerProcess kafka() {
        return KafkaServerProcess.start(folder(KAFKA), settings.kafkaPort(), data.log(KAFKA), List.of());
    }

    private Side commandSide() {
        var environment = settings.ownsPostgres() && part(POSTGRES).running() instanceof EmbeddedPostgresServer postgres
                ? SideEnvironment.ofCommandSide(settings, keys, postgres)
                : SideEnvironment.ofCommandSide(settings, keys, null);
        return Side.launch(
                COMMAND_SIDE,
                settings.commandSidePort(),
                settings.commandSideJar(),
                environment,
                data.log(COMMAND_SIDE));
    }

    private Side querySide() {
        var environment = SideEnvironment.ofQuerySide(settings, keys);
        return Side.launch(
                QUERY_SIDE, settings.querySidePort(), settings.querySideJar(), environment, data.log(QUERY_SIDE));
    }

    private Path folder(String name) {
        return data.path().resolve(name);
    }

    private Part part(String name) {
        synchronized (parts) {
            return started(name).findFirst().orElseThrow();
        }
    }

    private Stream<Part> started(String name) {
        return parts.stream().filter(part -> part.name().equals(name));
    }

    private static boolean isSide(Part part) {
        return part.name().equals(COMMAND_SIDE) || part.name().equals(QUERY_SIDE);
    }

    private static void stop(Part part) {
        try {
            part.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(Part.STOP_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
