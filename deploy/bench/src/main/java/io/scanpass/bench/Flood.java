package io.scanpass.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Anonymous QR requests at a steady pace, over plain sockets so that they cost this machine little: from so many networks
 * (as a proxy would report them), at one client.
 */
final class Flood implements AutoCloseable {

    private static final int CONNECTIONS = 16;
    private static final long NANOS = Duration.ofSeconds(1).toNanos();

    final AtomicLong accepted = new AtomicLong();
    final AtomicLong refused = new AtomicLong();
    final AtomicLong failed = new AtomicLong();
    private final long start = System.nanoTime();
    private final URI commands;
    private final int networks;
    private final long nanosBetween;
    private final List<Thread> senders = new ArrayList<>();
    private volatile boolean running = true;

    private Flood(URI commands, int perSecond, int networks) {
        this.commands = commands;
        this.networks = networks;
        this.nanosBetween = NANOS * CONNECTIONS / perSecond;
    }

    static Flood start(String commands, int perSecond, int networks) {
        Flood flood = new Flood(URI.create(commands), perSecond, networks);
        for (int i = 0; i < CONNECTIONS; i++) {
            int first = i;
            flood.senders.add(Thread.ofPlatform().name("flood-" + i).start(() -> flood.send(first)));
        }
        return flood;
    }

    private void send(int first) {
        int sent = first;
        while (running) {
            try (Socket socket = new Socket(commands.getHost(), commands.getPort())) {
                socket.setTcpNoDelay(true);
                InputStream in = new BufferedInputStream(socket.getInputStream());
                int status = 0;
                while (running && status >= 0) {
                    pause();
                    ask(socket.getOutputStream(), sent++);
                    status = answer(in);
                    count(Math.abs(status));
                }
            } catch (IOException | InterruptedException failure) {
                if (running) failed.incrementAndGet();
            }
        }
    }

    /** Behind its pace it does not wait. */
    private void pause() throws InterruptedException {
        long due = start + (accepted.get() + refused.get()) / CONNECTIONS * nanosBetween;
        long wait = due - System.nanoTime();
        if (wait > 0) Thread.sleep(Duration.ofNanos(wait));
    }

    private void ask(OutputStream out, int number) throws IOException {
        int network = number % networks;
        String body = "client_id=flooded";
        String request = """
                POST /oauth2/device_authorization HTTP/1.1
                Host: %s
                X-Forwarded-For: 198.%d.%d.%d
                Content-Type: application/x-www-form-urlencoded
                Content-Length: %d

                %s""".formatted(
                        commands.getAuthority(),
                        18 + network / 65_536,
                        network / 256 % 256,
                        network % 256,
                        body.length(),
                        body)
                .replace("\n", "\r\n");
        out.write(request.getBytes(StandardCharsets.US_ASCII));
    }

    private void count(int status) {
        if (status == 200) accepted.incrementAndGet();
        else if (status == 429) refused.incrementAndGet();
        else failed.incrementAndGet();
    }

    /** The status; negative if this was the connection's last answer. */
    private static int answer(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ", 3)[1]);
        int length = 0;
        boolean chunked = false;
        boolean last = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:"))
                length = Integer.parseInt(lower.substring(15).strip());
            if (lower.startsWith("transfer-encoding:")) chunked = true;
            if (lower.equals("connection: close")) last = true;
        }
        if (chunked) {
            for (int size = chunk(in); size > 0; size = chunk(in)) in.skipNBytes(size + 2L);
            line(in);
        } else {
            in.skipNBytes(length);
        }
        return last ? -status : status;
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) throw new IOException("the connection is closed");
            if (next != '\r') line.append((char) next);
        }
        return line.toString();
    }

    double perSecond() {
        return (accepted.get() + refused.get() + failed.get()) * (double) NANOS / (System.nanoTime() - start);
    }

    @Override
    public void close() {
        running = false;
        for (Thread sender : senders) {
            try {
                sender.join(Duration.ofSeconds(5));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
