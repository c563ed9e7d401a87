package io.scanpass.acceptance.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An HTTP proxy between a browser and the sides (RFC 9112 section 3.2.2) that can be torn, and that can keep streams to
 * itself until they end, as some proxies do.
 */
final class NetworkBetween implements AutoCloseable {

    private static final int HEAD = 16_384;

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean isTorn;
    private volatile boolean keepsStreams;

    private NetworkBetween(ServerSocket server) {
        this.server = server;
        Thread.ofVirtual().start(this::accept);
    }

    static NetworkBetween opened() {
        try {
            return new NetworkBetween(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Ends all connections and takes no other. */
    void tear() {
        isTorn = true;
        open.forEach(NetworkBetween::end);
    }

    void mend() {
        isTorn = false;
    }

    void keepStreams() {
        keepsStreams = true;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket browser = server.accept();
                if (isTorn) browser.close();
                else Thread.ofVirtual().start(() -> connect(browser));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** A browser uses a connection to a proxy for one server only. */
    private void connect(Socket browser) {
        open.add(browser);
        try (browser) {
            byte[] head = new byte[HEAD];
            int length = browser.getInputStream().read(head);
            if (length < 0) return;
            String[] request = new String(head, 0, length, StandardCharsets.ISO_8859_1).split(" ", 3);
            URI target = URI.create(request[1]);
            boolean isStream = target.getPath().endsWith("/events");
            try (Socket side = new Socket(target.getHost(), target.getPort())) {
                open.add(side);
                side.getOutputStream().write(head, 0, length);
                Thread.ofVirtual().start(() -> copy(browser, side));
                if (isStream && keepsStreams) side.getInputStream().readAllBytes();
                else copy(side, browser);
            } finally {
                open.removeIf(Socket::isClosed);
            }
        } catch (IOException torn) {
            end(browser);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException torn) {
            end(from);
            end(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        open.forEach(NetworkBetween::end);
    }
}
