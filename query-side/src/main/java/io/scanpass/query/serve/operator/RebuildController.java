package io.scanpass.query.serve.operator;

import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.http.Refused;
import io.scanpass.query.project.rebuild.Rebuild;
import io.scanpass.query.project.rebuild.Rebuilds;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** All views anew, from Kafka: starts that, says how far it is, gives it up; see {@link io.scanpass.contract.operator}. */
@RestController
@RequestMapping("/v1/operator/rebuild")
class RebuildController {

    private static final Logger log = LoggerFactory.getLogger(RebuildController.class);

    private final Rebuilds rebuilds;

    RebuildController(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    /** One that is under way is found, not started again. */
    @PostMapping
    ResponseEntity<Answer> start() {
        boolean started = rebuilds.start();
        log.info("operator asked for a rebuild: {}", started ? "started" : "one is under way");
        return ResponseEntity.status(started ? HttpStatus.CREATED : HttpStatus.OK)
                .cacheControl(CacheControl.noStore())
                .body(answer());
    }

    @GetMapping
    ResponseEntity<Answer> show() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer());
    }

    /** What is served stays; once the next generation is served, there is nothing to give up. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveUp() {
        if (!rebuilds.drop("given_up")) throw new Refused(RejectionCode.CONFLICT);
        log.info("operator gave the rebuild up");
    }

    private Answer answer() {
        return rebuilds.latest().map(Answer::of).orElseThrow(() -> new Refused(RejectionCode.NOT_FOUND));
    }

    /**
     * @param phase {@code building}, {@code dropping}, {@code removing}, {@code done} or {@code failed}
     * @param why it failed: {@code given_up}, {@code kafka_lacks_events}, {@code kafka_lacks_topics}
     */
    record Answer(
            long generation,
            String phase,
            boolean underWay,
            long eventsDone,
            @Nullable Long eventsLeft,
            long eventsPerSecond,
            @Nullable Long secondsLeft,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String why) {

        static Answer of(Rebuild rebuild) {
            @Nullable Long left = rebuild.left();
            return new Answer(
                    rebuild.generation(),
                    rebuild.phase().name().toLowerCase(Locale.ROOT),
                    rebuild.isUnderWay(),
                    rebuild.done(),
                    left,
                    rebuild.perSecond(),
                    left == null || rebuild.perSecond() == 0 ? null : left / rebuild.perSecond(),
                    rebuild.startedAt(),
                    rebuild.endedAt(),
                    rebuild.why());
        }
    }
}
