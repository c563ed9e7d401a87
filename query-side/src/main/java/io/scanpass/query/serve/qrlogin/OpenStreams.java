package io.scanpass.query.serve.qrlogin;

import io.micrometer.core.instrument.MeterRegistry;
import io.scanpass.query.serve.changes.ViewChanges;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The streams of this node. They would outlast any patience of the web server, so they are ended before its graceful
 * phase begins (a SmartLifecycle's default phase stops before it); browsers open them again, on another node.
 */
@Component
class OpenStreams implements SmartLifecycle {

    private final AtomicInteger open = new AtomicInteger();
    private final ViewChanges changes;
    private volatile boolean running;

    OpenStreams(ViewChanges changes, MeterRegistry meters) {
        this.changes = changes;
        meters.gauge("scanpass.streams.open", open);
    }

    void opened() {
        open.incrementAndGet();
    }

    void closed() {
        open.decrementAndGet();
    }

    boolean areClosing() {
        return !running;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        changes.wakeAll();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
