package io.scanpass.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Asks a Docker engine whether it is there. Testcontainers would ask too, but takes ten seconds to take no for an answer. */
final class DockerEngine {

    private static final long LIMIT_MILLIS = 2_000;
    private static final byte[] PING =
            "GET /_ping HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private DockerEngine() {}

    static boolean answers() {
        return addresses().stream().anyMatch(DockerEngine::answers);
    }

    static boolean answers(SocketAddress address) {
        // Channels have no read timeout; the thread of an engine that never answers is a daemon and left behind.
        return CompletableFuture.supplyAsync(
                        () -> ping(address), task -> Thread.ofVirtual().start(task))
                .completeOnTimeout(false, LIMIT_MILLIS, TimeUnit.MILLISECONDS)
                .join();
    }

    private static boolean ping(SocketAddress address) {
        try (SocketChannel channel = SocketChannel.open(address)) {
            channel.write(ByteBuffer.wrap(PING));
            ByteBuffer answer = ByteBuffer.allocate("HTTP/1.1 200".length());
            while (answer.hasRemaining() && channel.read(answer) >= 0) {}
            return new String(answer.array(), StandardCharsets.US_ASCII).endsWith(" 200");
        } catch (IOException notThere) {
            return false;
        }
    }

    private static List<SocketAddress> addresses() {
        Optional<URI> told = Optional.ofNullable(System.getenv("DOCKER_HOST")).map(URI::create);
        if (told.isPresent()) return List.of(address(told.get()));
        Path home = Path.of(System.getProperty("user.home"));
        Optional<Path> rootless =
                Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR")).map(Path::of);
        return Stream.of(
                        Optional.of(Path.of("/var/run/docker.sock")),
                        Optional.of(home.resolve(".docker/run/docker.sock")),
                        rootless.map(folder -> folder.resolve("docker.sock")))
                .flatMap(Optional::stream)
                .filter(Files::exists)
                .<SocketAddress>map(UnixDomainSocketAddress::of)
                .toList();
    }

    private static SocketAddress address(URI host) {
        return "unix".equals(host.getScheme())
                ? UnixDomainSocketAddress.of(host.getPath())
                : new InetSocketAddress(host.getHost(), host.getPort());
    }
}
