package io.scanpass.command.accept.operator;

import io.scanpass.command.republish.Logs;
import io.scanpass.command.republish.Republication;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.http.Refused;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whether Kafka has what it was told; and all of it told again. */
@RestController
@RequestMapping("/v1/operator/publication")
class PublicationController {

    private static final Logger LOG = LoggerFactory.getLogger(PublicationController.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Republication republication;

    PublicationController(Republication republication) {
        this.republication = republication;
    }

    @GetMapping
    Answer show() {
        try {
            Republication.State state = republication.state();
            return new Answer(state.stored(), state.published(), state.lost());
        } catch (Logs.Away away) {
            throw unavailable(away);
        }
    }

    @PostMapping("/restart")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void restart() {
        try {
            republication.start();
            LOG.info("operator has all events published again");
        } catch (Logs.Away away) {
            throw unavailable(away);
        }
    }

    private static Refused unavailable(Logs.Away away) {
        LOG.warn("{}", away.getMessage());
        return new Refused(RejectionCode.TEMPORARILY_UNAVAILABLE, RETRY_AFTER);
    }

    /** @param lost whether Kafka has fewer events than it acknowledged */
    record Answer(long eventsStored, long eventsPublished, boolean lost) {}
}
