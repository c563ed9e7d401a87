package io.scanpass.query.serve.qrlogin;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.http.Refused;
import io.scanpass.contract.network.Network;
import io.scanpass.query.serve.changes.ViewChanges;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The streams of this node, of which each network may have so many, and the node as many as it has memory for. They would outlast any patience of the web server, so they are ended before its graceful
 * phase begins (a SmartLifecycle's default phase stops before it); browsers open them again, on another node.
 */
@Component
class OpenStreams implements SmartLifecycle {

    private final AtomicInteger open = new AtomicInteger();
    private final ConcurrentMap<Network, Integer> ofNetwork = new ConcurrentHashMap<>();
    private final ViewChanges changes;
    private final int perNetwork;
    private final int perNode;
    private final Counter refused;
    private volatile boolean running;

    OpenStreams(ViewChanges changes, StreamSettings settings, MeterRegistry meters) {
        this.changes = changes;
        this.perNetwork = settings.perNetwork();
        this.perNode = settings.mostOfNode();
        meters.gauge("scanpass.streams.open", open);
        this.refused = meters.counter("scanpass.limits.refused", "limit", "streams-per-network");
    }

    /**
     * One more, until it is closed.
     *
     * @throws Refused too_many_requests when its network has all it may have, overloaded when this node has
     */
    Place open(Network network) {
        if (open.get() >= perNode) throw new Refused(RejectionCode.OVERLOADED);
        if (ofNetwork.merge(network, 1, Integer::sum) > perNetwork) {
            leave(network);
            refused.increment();
            throw new Refused(RejectionCode.TOO_MANY_REQUESTS);
        }
        open.incrementAndGet();
        return () -> {
            open.decrementAndGet();
            leave(network);
        };
    }

    private void leave(Network network) {
        ofNetwork.computeIfPresent(network, (key, count) -> count == 1 ? null : count - 1);
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

    /** Of one stream. */
    interface Place extends AutoCloseable {

        @Override
        void close();
    }
}
