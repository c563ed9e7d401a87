package io.scanpass.contract.http;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;

/**
 * No more connections than the heap holds, whatever {@code server.tomcat.max-connections} allows: Tomcat's acceptor does
 * not outlive an OutOfMemoryError, and a node that accepts nothing is worse than one that lets the next wait.
 */
final class ConnectionLimit implements TomcatConnectorCustomizer {

    /** Tomcat's buffers of one connection and the request on it, rounded up. */
    private static final int BYTES_PER_CONNECTION = 150_000;

    @Override
    public void customize(Connector connector) {
        if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
            long room = Runtime.getRuntime().maxMemory() / BYTES_PER_CONNECTION;
            protocol.setMaxConnections((int) Math.min(protocol.getMaxConnections(), room));
        }
    }
}
