package io.scanpass.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks a Redis whether it serves; while it still loads its data it says {@code -LOADING} instead of {@code +PONG}. */
final class RedisPing {

    private static final int TIMEOUT_MILLIS = 1_000;
    private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);

    private RedisPing() {}

    static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(PING);
            return socket.getInputStream().read() == '+';
        } catch (IOException notYet) {
            return false;
        }
    }
}
