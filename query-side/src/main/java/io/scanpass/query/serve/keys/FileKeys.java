package io.scanpass.query.serve.keys;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of a file that other nodes and the command line change too. While the file cannot be read the keys stay as they
 * were. Whichever node finds that a rotation is due does it, for all.
 */
final class FileKeys implements SigningKeys, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FileKeys.class);

    private final KeyFile file;
    private final SigningAlgorithm algorithm;
    private final KeySchedule schedule;
    private final Clock clock;
    private final ScheduledExecutorService poll = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("signing-keys").factory());
    private volatile KeyRing ring = KeyRing.EMPTY;
    private volatile KeyFile.@Nullable Stamp seen;
    private volatile boolean upToDate = true;

    /** @throws IOException when there is no such file and none can be made, or it cannot be read */
    FileKeys(KeyFile file, KeyRing first, SigningAlgorithm algorithm, KeySchedule schedule, Clock clock)
            throws IOException {
        this.file = file;
        this.algorithm = algorithm;
        this.schedule = schedule;
        this.clock = clock;
        file.create(() -> first.kept(clock.instant(), schedule));
        reload();
        keep();
    }

    FileKeys polling(Duration every) {
        var _ = poll.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    @Override
    public KeyRing ring() {
        return ring;
    }

    @Override
    public SigningAlgorithm algorithm() {
        return algorithm;
    }

    @Override
    public KeyRing latest() {
        try {
            reload();
        } catch (IOException unreadable) {
            warn(unreadable);
        }
        return ring;
    }

    @Override
    public boolean isUpToDate() {
        return upToDate;
    }

    void look() {
        try {
            if (!upToDate) seen = null;
            reload();
            keep();
            upToDate = true;
        } catch (IOException | RuntimeException failure) { // whatever it is, the next look must come
            warn(failure);
        }
    }

    private synchronized void reload() throws IOException {
        KeyFile.Stamp stamp = file.stamp();
        if (stamp.equals(seen)) return;
        seen = stamp; // of this file or of the one that it replaces in this instant: then it is read once more
        KeyRing latest = file.read();
        latest.changesSince(ring, clock.instant()).forEach(log::info);
        ring = latest;
    }

    private void keep() throws IOException {
        Instant now = clock.instant();
        if (ring.kept(now, schedule).equals(ring)) return;
        file.change(latest -> latest.kept(now, schedule));
        reload();
    }

    private synchronized void warn(Exception failure) {
        if (upToDate) log.warn("scanpass.keys.file cannot be used, the keys stay as they are: {}", reason(failure));
        upToDate = false;
    }

    static String reason(Exception failure) {
        return failure.getClass() == IOException.class
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getSimpleName() + " " + failure.getMessage();
    }

    @Override
    public void close() {
        poll.shutdownNow();
    }
}
