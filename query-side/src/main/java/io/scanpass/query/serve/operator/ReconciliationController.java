package io.scanpass.query.serve.operator;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.http.Refused;
import io.scanpass.contract.seal.Ids;
import io.scanpass.query.project.Parked;
import io.scanpass.query.project.Parked.Reason;
import io.scanpass.query.project.Parking;
import io.scanpass.query.project.TooManyParked;
import io.scanpass.query.project.ViewKeys;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Compares what the event store has, which the operator brings from the command side, with the views. What is healed is
 * parked until it has caught up: nobody reads it meanwhile.
 */
@RestController
class ReconciliationController {

    private static final Logger log = LoggerFactory.getLogger(ReconciliationController.class);
    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);
    private static final int MOST = 200;

    private final Parking parking;
    private final Counter reconciled;
    private final Clock clock;

    ReconciliationController(Parking parking, MeterRegistry meters, Clock clock) {
        this.parking = parking;
        this.reconciled = meters.counter("scanpass.reconciled"); // from the start: a rate needs a zero to rise from
        this.clock = clock;
    }

    /**
     * Only what is behind differs: a view that has more has seen events since the page was read.
     *
     * @param heal whether what is missing is asked for; without it nothing is changed, and what is on its way is told too
     */
    @PostMapping("/v1/operator/reconciliation")
    Compared compare(@RequestBody Page page, @RequestParam(defaultValue = "false") boolean heal) {
        List<Stream> streams = page.streams();
        if (streams == null || streams.size() > MOST || !streams.stream().allMatch(Stream::isOne)) {
            throw new Refused(RejectionCode.MALFORMED_REQUEST);
        }
        List<Long> views = parking.sequences(streams.stream().map(Stream::key).toList());
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < views.size(); i++) {
            Stream stored = streams.get(i);
            long view = views.get(i);
            if (view < stored.sequence()) {
                Difference difference = new Difference(stored.key(), stored.sequence(), view);
                differences.add(difference);
                if (heal) heal(difference);
            }
        }
        return new Compared(views.size(), differences);
    }

    private void heal(Difference difference) {
        log.warn(
                "view {} is behind: the store has {}, the view {}",
                difference.key(),
                difference.stored(),
                difference.view());
        reconciled.increment();
        Parked behind = new Parked(
                difference.key(),
                Reason.BEHIND,
                "the event store has more",
                null,
                difference.stored(),
                null,
                clock.instant(),
                difference.stored(),
                0,
                0);
        try {
            parking.hold(behind, null);
        } catch (TooManyParked full) {
            throw new Refused(RejectionCode.OVERLOADED, RETRY_AFTER);
        }
    }

    /** As the command side answers at {@code /v1/operator/streams}. */
    record Page(@Nullable List<Stream> streams) {}

    /**
     * @param kind {@code user} or {@code session}
     * @param sequence of its last event
     */
    record Stream(@Nullable String kind, @Nullable String id, long sequence) {

        boolean isOne() {
            return id != null && Ids.isId(id) && ("user".equals(kind) || "session".equals(kind)) && sequence >= 0;
        }

        String key() {
            return "user".equals(kind) ? ViewKeys.user(String.valueOf(id)) : ViewKeys.session(String.valueOf(id));
        }
    }

    record Compared(int compared, List<Difference> differences) {}

    /** @param view the sequence of the view; -1 when there is none */
    record Difference(String key, long stored, long view) {}
}
