package io.scanpass.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisServerIT {

    @TempDir
    Path folder;

    private final int port = Ports.free();

    @Test
    void keepsItsDataAcrossARestart() throws IOException {
        try (EmbeddedRedisServer server = EmbeddedRedisServer.start(folder, port)) {
            assertThat(ask(server, "SET note kept", 1)).containsExactly("+OK");
        }
        try (EmbeddedRedisServer server = EmbeddedRedisServer.start(folder, port)) {
            assertThat(ask(server, "GET note", 2)).containsExactly("$4", "kept");
        }
    }

    @Test
    void keepsItsDataAfterAKill() throws IOException, InterruptedException {
        EmbeddedRedisServer killed = EmbeddedRedisServer.start(folder, port);
        assertThat(ask(killed, "SET note kept", 1)).containsExactly("+OK");
        Kill.hard(killed);
        try (EmbeddedRedisServer server = EmbeddedRedisServer.start(folder, port)) {
            assertThat(ask(server, "GET note", 2)).containsExactly("$4", "kept");
        }
    }

    @Test
    void neverEvicts() throws IOException {
        try (EmbeddedRedisServer server = EmbeddedRedisServer.start(folder, port)) {
            assertThat(ask(server, "CONFIG GET maxmemory-policy", 5)).endsWith("noeviction");
        }
    }

    @Test
    void reportsATakenPort() throws IOException {
        try (ServerSocket other = new ServerSocket(port)) {
            assertThatThrownBy(() -> EmbeddedRedisServer.start(folder, other.getLocalPort()))
                    .isInstanceOf(PortInUse.class)
                    .hasMessage("port %d is in use, Redis cannot listen on it", port);
        }
    }

    private static List<String> ask(EmbeddedRedisServer server, String command, int lines) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                BufferedReader answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write((command + "\r\n").getBytes(US_ASCII));
            return answer.lines().limit(lines).toList();
        }
    }
}
