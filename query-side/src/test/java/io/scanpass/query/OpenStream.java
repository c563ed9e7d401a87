package io.scanpass.query;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** An EventSource, reading. */
public final class OpenStream implements AutoCloseable {

    /** One event as it arrived. */
    public record Frame(String event, String id, JsonNode data, Instant at) {}

    public final HttpResponse<InputStream> response;
    private final List<Frame> frames = new CopyOnWriteArrayList<>();
    private final AtomicInteger comments = new AtomicInteger();
    private volatile boolean ended;

    OpenStream(HttpResponse<InputStream> response) {
        this.response = response;
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String event = "";
            String id = "";
            String data = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.startsWith(":")) {
                    comments.incrementAndGet();
                } else if (line.isEmpty() && !data.isEmpty()) {
                    frames.add(new Frame(event, id, TestBrowser.json(data), Instant.now()));
                    data = "";
                }
            }
            ended = true;
        } catch (IOException cut) {
            // the connection broke: not an end
        }
    }

    public List<Frame> frames() {
        return frames;
    }

    public List<String> events() {
        return frames.stream().map(Frame::event).toList();
    }

    public int comments() {
        return comments.get();
    }

    public boolean hasEnded() {
        return ended;
    }

    public Frame awaitFrame(String event) {
        return await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () -> frames.stream()
                                .filter(frame -> frame.event().equals(event))
                                .findFirst()
                                .orElse(null),
                        frame -> frame != null);
    }

    public void awaitEnd() {
        await().atMost(Duration.ofSeconds(15)).until(this::hasEnded);
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}
