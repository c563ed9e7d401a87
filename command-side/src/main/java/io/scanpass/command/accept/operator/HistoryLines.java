package io.scanpass.command.accept.operator;

import io.scanpass.command.decide.history.Entry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes lines while they are read, so that memory does not grow with what is told. When the reading fails midway the
 * answer has begun, and may look whole: only what has its last line is.
 */
@Component
class HistoryLines {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryLines.class);
    private static final int BUFFER = 64 * 1024;

    private final JsonMapper json;

    HistoryLines(JsonMapper json) {
        this.json = json;
    }

    /** Tells each entry to whoever writes it down. */
    interface Telling {
        void to(Consumer<Entry> each);
    }

    /** A line an event, then {@code {"end": {"events": how many, ...}}}. */
    void writeJson(HttpServletResponse response, Telling telling, Map<String, ?> span) {
        write(response, HistoryForm.JSON_LINES, out -> {
            long events = out.each(telling, entry -> json.writeValueAsString(ToldEntry.of(entry)));
            Map<String, Object> end = new TreeMap<>(span);
            end.put("events", events);
            out.line(json.writeValueAsString(Map.of("end", end)));
        });
    }

    /** What it is, an empty line, a line an event, and how many there are. */
    void writeText(HttpServletResponse response, Story story) {
        write(response, HistoryForm.TEXT, out -> {
            Past past = story.past();
            out.line("%s %s at %s".formatted(story.kind().one(), story.id(), story.at()));
            past.state()
                    .map(Members::of)
                    .orElse(Map.of("state", "not told: its history was altered"))
                    .forEach((member, value) -> out.line(Sentences.line(member, value)));
            out.line("");
            long events = out.each(story::each, Sentences::line);
            out.line("end: %d events".formatted(events));
        });
    }

    private static void write(HttpServletResponse response, HistoryForm form, Consumer<Lines> writing) {
        response.setContentType(form.mediaType().toString());
        response.setBufferSize(BUFFER);
        try {
            Lines lines = new Lines(response.getOutputStream());
            writing.accept(lines);
        } catch (IOException | UncheckedIOException gone) {
            LOG.info("a history was not read to its end");
        } catch (RuntimeException failure) {
            if (!response.isCommitted()) response.resetBuffer();
            throw failure;
        }
    }

    private record Lines(OutputStream out) {

        long each(Telling telling, Function<Entry, String> form) {
            long[] events = new long[1];
            telling.to(entry -> {
                line(form.apply(entry));
                events[0]++;
            });
            return events[0];
        }

        void line(String text) {
            try {
                out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
