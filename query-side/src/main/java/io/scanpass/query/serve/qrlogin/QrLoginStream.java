package io.scanpass.query.serve.qrlogin;

import io.scanpass.query.serve.changes.ViewChanges.Listening;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.dao.DataAccessException;

/** The present state, then each change, then the end: when the login is decided or its time is over. */
final class QrLoginStream {

    private static final Duration UNTIL_REDIS_ANSWERS = Duration.ofMillis(500);

    private final QrLoginWatch login;
    private final Listening changes;
    private final Clock clock;
    private final Duration heartbeat;
    private final BooleanSupplier closing;

    /** @param changes listens already, so that no change falls between reading and waiting */
    QrLoginStream(QrLoginWatch login, Listening changes, Clock clock, Duration heartbeat, BooleanSupplier closing) {
        this.login = login;
        this.changes = changes;
        this.clock = clock;
        this.heartbeat = heartbeat;
        this.closing = closing;
    }

    /** @throws DataAccessException when Redis does not answer and nothing is sent yet */
    void run(FrameSink sink) throws IOException, InterruptedException {
        QrLoginState sent = login.read();
        sink.frame(sent);
        Instant silentUntil = clock.instant().plus(heartbeat);
        boolean readable = true;
        while (!sent.isFinal() && !closing.getAsBoolean()) {
            changes.await(readable ? untilDue(silentUntil) : UNTIL_REDIS_ANSWERS);
            Optional<QrLoginState> present = present();
            readable = present.isPresent();
            if (present.isPresent() && present.get().state() != sent.state()) {
                sent = present.get();
                sink.frame(sent);
                silentUntil = clock.instant().plus(heartbeat);
            } else if (!clock.instant().isBefore(silentUntil)) {
                sink.heartbeat();
                silentUntil = clock.instant().plus(heartbeat);
            }
        }
    }

    private Duration untilDue(Instant silentUntil) {
        Instant next = login.end().isBefore(silentUntil) ? login.end() : silentUntil;
        return Duration.between(clock.instant(), next);
    }

    /** Empty while Redis does not answer: the stream stays, and says nothing that it does not know. */
    private Optional<QrLoginState> present() {
        try {
            return Optional.of(login.read());
        } catch (DataAccessException down) {
            return Optional.empty();
        }
    }
}
