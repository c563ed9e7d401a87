package io.scanpass.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An open event stream, read by the rules of the HTML standard. */
public final class Frames {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<Frame> received = new CopyOnWriteArrayList<>();
    private final Thread reader;
    private volatile String answer = "that is not answered";

    public record Frame(String event, String id, JsonNode data) {}

    private Frames(URI uri) {
        reader = Thread.ofVirtual().start(() -> read(uri));
    }

    public static Frames open(String uri) {
        return new Frames(URI.create(uri));
    }

    private void read(URI uri) {
        List<String> fields = new ArrayList<>();
        HttpResponse<Stream<String>> response = Http.CLIENT
                .sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofLines())
                .join();
        String answered = "answered with " + response.statusCode();
        answer = answered;
        response.body().forEach(line -> {
            if (!line.isEmpty()) {
                fields.add(line);
                return;
            }
            if (field(fields, "event:").isEmpty()) return;
            received.add(
                    new Frame(field(fields, "event:"), field(fields, "id:"), JSON.readTree(field(fields, "data:"))));
            fields.clear();
        });
        answer = answered + " and ended, with a rest of " + fields;
    }

    private static String field(List<String> fields, String name) {
        return fields.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .findFirst()
                .orElse("");
    }

    public Frame await(String event) {
        Awaitility.await("frame " + event)
                .atMost(30, TimeUnit.SECONDS)
                .pollInterval(5, TimeUnit.MILLISECONDS)
                .untilAsserted(() -> assertThat(received)
                        .as(() -> "frames of a stream " + answer)
                        .extracting(Frame::event)
                        .contains(event));
        received.forEach(frame -> Http.described(frame.data()));
        return received.stream()
                .filter(frame -> frame.event().equals(event))
                .findFirst()
                .orElseThrow();
    }

    public List<Frame> all() {
        return List.copyOf(received);
    }

    /** The server ended it, and these were the states it told of. */
    public void endedAfter(String... events) {
        Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> !reader.isAlive());
        assertThat(received).extracting(Frame::event).containsExactly(events);
    }

    public boolean isOpen() {
        return reader.isAlive();
    }
}
