package io.scanpass.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** An attacker's server that offers his keys to whoever comes, and counts who comes. */
public final class Trap implements AutoCloseable {

    private final AtomicInteger visits = new AtomicInteger();
    private final HttpServer server;

    public Trap(String bait) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        byte[] body = bait.getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            visits.incrementAndGet();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/keys");
    }

    public int visits() {
        return visits.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
