package io.scanpass.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of this machine. */
public final class Ports {

    // Below the range from which the kernel serves outgoing connections: none of those can snatch a port found here.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 1_000;

    private Ports() {}

    /** Who asked for one listens on it a moment later: until then it is as free as it was. */
    private static final Set<Integer> GIVEN_OUT = ConcurrentHashMap.newKeySet();

    /** A port that nothing listens on, another each time; picked at random so that JVMs side by side rarely meet. */
    public static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (GIVEN_OUT.add(port) && isFree(port)) return port;
        }
        throw new IllegalStateException("no free port between %d and %d".formatted(LOWEST, HIGHEST));
    }

    /** Whether a server could listen on this port, on loopback and on every other address. */
    public static boolean isFree(int port) {
        return canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                && canBind(new InetSocketAddress(port));
    }

    static void requireFree(String name, int port) {
        if (!isFree(port)) throw new PortInUse(name, port);
    }

    private static boolean canBind(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            // Connections of an earlier run may linger in TIME_WAIT; the servers can bind over them, so this must too.
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (BindException taken) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
