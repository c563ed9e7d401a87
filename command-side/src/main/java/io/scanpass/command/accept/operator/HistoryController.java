package io.scanpass.command.accept.operator;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.history.History;
import io.scanpass.command.decide.history.Kind;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.seal.Ids;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What happened to a user, a session or a login, and what it was at any instant, as told to an operator. */
@RestController
class HistoryController {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryController.class);
    private static final int LARGEST_PAGE = 1_000;

    private final History history;
    private final HistoryLines lines;
    private final PastInstants instants;
    private final JsonMapper json;

    HistoryController(History history, HistoryLines lines, PastInstants instants, JsonMapper json) {
        this.history = history;
        this.lines = lines;
        this.instants = instants;
        this.json = json;
    }

    /** Without a kind: whatever the id is of. A page is asked for by {@code after} and {@code limit}; lines come all at once. */
    @GetMapping({"/v1/operator/history/{id}", "/v1/operator/history/{kind}/{id}"})
    void tell(
            @PathVariable(required = false) @Nullable String kind,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(defaultValue = "false") boolean related,
            @RequestParam(defaultValue = "" + Story.START) long after,
            @RequestParam(defaultValue = "100") int limit,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE) String accept,
            HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        HistoryForm form = HistoryForm.of(accept);
        if (limit < 1 || limit > LARGEST_PAGE) throw new CommandRejected(RejectionCode.MALFORMED_REQUEST);
        Instant upTo = at == null ? instants.now() : instants.parse(at);
        Kind asked = kindOf(kind, id);
        Past past = Past.of(asked, id, upTo, history);
        if (past.events() == 0) throw new CommandRejected(asked.unknown()); // it came later
        LOG.info("operator reads the history of {} {}", asked.one(), id);
        Story story = new Story(asked, id, upTo, related, past, history);
        switch (form) {
            case JSON -> {
                byte[] page = json.writeValueAsBytes(StoryPage.of(story, after, limit));
                response.setContentType(form.mediaType().toString());
                response.getOutputStream().write(page);
            }
            case JSON_LINES -> lines.writeJson(response, story::each, Map.of("at", upTo));
            case TEXT -> lines.writeText(response, story);
        }
    }

    private Kind kindOf(@Nullable String named, String id) {
        Optional<Kind> found = Ids.isId(id) ? history.kindOf(id) : Optional.empty();
        if (named == null) return found.orElseThrow(() -> new CommandRejected(RejectionCode.NOT_FOUND));
        Kind asked = Kind.named(named).orElseThrow(() -> new CommandRejected(RejectionCode.NOT_FOUND));
        if (found.filter(asked::equals).isEmpty()) throw new CommandRejected(asked.unknown());
        return asked;
    }
}
