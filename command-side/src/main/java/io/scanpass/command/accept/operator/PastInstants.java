package io.scanpass.command.accept.operator;

import io.scanpass.command.decide.CommandRejected;
import io.scanpass.contract.RejectionCode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The instants that history can be asked about: since 1970, and not to come. */
@Component
class PastInstants {

    private final Clock clock;

    PastInstants(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** @param text RFC 3339, of any offset */
    Instant parse(String text) {
        Instant instant;
        try {
            instant = Instant.parse(text);
        } catch (DateTimeException malformed) {
            throw new CommandRejected(RejectionCode.INVALID_INSTANT);
        }
        if (instant.isBefore(Instant.EPOCH) || instant.isAfter(now())) {
            throw new CommandRejected(RejectionCode.INVALID_INSTANT);
        }
        return instant;
    }
}
