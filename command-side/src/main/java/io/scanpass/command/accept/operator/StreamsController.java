package io.scanpass.command.accept.operator;

import io.scanpass.command.decide.repair.Streams;
import io.scanpass.command.decide.repair.Streams.Stream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How far each stream is, for an operator to compare the views with; see {@code deploy/reconcile}. */
@RestController
class StreamsController {

    /** So many fit into one request of {@code deploy/reconcile}. */
    private static final int PAGE = 200;

    private final Streams streams;
    private final Clock clock;

    StreamsController(Streams streams, Clock clock) {
        this.streams = streams;
        this.clock = clock;
    }

    @GetMapping("/v1/operator/streams")
    Page streams(@RequestParam(defaultValue = "") String after) {
        Instant now = clock.instant();
        List<Stream> page = streams.page(after, PAGE);
        return new Page(
                page.stream()
                        .filter(stream ->
                                stream.expiresAt() == null || stream.expiresAt().isAfter(now))
                        .map(stream -> new Shown(stream.isUser() ? "user" : "session", stream.id(), stream.sequence()))
                        .toList(),
                page.size() < PAGE ? null : page.getLast().id());
    }

    /**
     * @param streams of users, and of sessions that are not over by their time: the views of others are gone, or will be
     * @param next to be sent as {@code after}; null on the last page
     */
    record Page(List<Shown> streams, @Nullable String next) {}

    /** @param kind {@code user} or {@code session} */
    record Shown(String kind, String id, long sequence) {}
}
