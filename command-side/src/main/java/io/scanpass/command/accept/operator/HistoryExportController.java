package io.scanpass.command.accept.operator;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.command.decide.history.History;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.http.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everything that was stored between two instants, as JSON Lines; the next export begins where this one ends. */
@RestController
class HistoryExportController {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryExportController.class);

    private final History history;
    private final HistoryLines lines;
    private final PastInstants instants;
    private final Duration settlesAfter;

    HistoryExportController(History history, HistoryLines lines, PastInstants instants, HistorySettings settings) {
        this.history = history;
        this.lines = lines;
        this.instants = instants;
        this.settlesAfter = settings.historySettlesAfter();
    }

    /** @param to not of it; when not said, the last instant that nothing more can be dated before */
    @GetMapping(path = "/v1/operator/history", produces = HistoryForm.JSON_LINES_VALUE)
    void export(
            @RequestParam String from,
            @RequestParam(required = false) @Nullable String to,
            HttpServletResponse response) {
        Instant begin = instants.parse(from);
        Instant settled = instants.now().minus(settlesAfter);
        Instant end = to == null ? settled : instants.parse(to);
        if (!begin.isBefore(end)) throw new CommandRejected(RejectionCode.INVALID_INSTANT);
        if (end.isAfter(settled)) {
            throw new Refused(RejectionCode.HISTORY_NOT_SETTLED, Duration.between(settled, end));
        }
        LOG.info("operator exports what was stored from {} to {}", begin, end);
        lines.writeJson(response, each -> history.between(begin, end, each), Map.of("from", begin, "to", end));
    }
}
