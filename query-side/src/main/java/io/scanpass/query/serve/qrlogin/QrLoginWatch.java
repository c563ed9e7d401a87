package io.scanpass.query.serve.qrlogin;

import io.scanpass.query.project.qrlogin.QrLoginStore;
import io.scanpass.query.project.qrlogin.QrLoginView;
import io.scanpass.query.project.user.People;
import io.scanpass.query.project.user.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one reader knows of one login; it never knows less than before, whatever Redis may have lost meanwhile. */
final class QrLoginWatch {

    private final String loginId;
    private final Instant ticketEnd;
    private final QrLoginStore logins;
    private final People people;
    private final Clock clock;
    private final Duration expiryGrace;
    private @Nullable QrLoginView known;

    QrLoginWatch(
            String loginId, Instant ticketEnd, QrLoginStore logins, People people, Clock clock, Duration expiryGrace) {
        this.loginId = loginId;
        this.ticketEnd = ticketEnd;
        this.logins = logins;
        this.people = people;
        this.clock = clock;
        this.expiryGrace = expiryGrace;
    }

    /** @throws org.springframework.dao.DataAccessException when Redis does not answer */
    QrLoginState read() {
        QrLoginView latest = logins.find(loginId).orElse(null);
        if (latest != null && (known == null || latest.sequence() > known.sequence())) {
            known = latest;
        }
        boolean over = !clock.instant().isBefore(end());
        QrLoginView view = known;
        return view == null
                ? QrLoginState.onItsWay(loginId, ticketEnd, over)
                : QrLoginState.of(view, over, scanner(view));
    }

    /** From this instant on the login is expired, unless it is decided. */
    Instant end() {
        QrLoginView view = known;
        return (view == null ? ticketEnd : view.expiresAt()).plus(expiryGrace);
    }

    private QrLoginState.@Nullable Person scanner(QrLoginView view) {
        String userId = view.scannedBy();
        if (userId == null || view.state() != QrLoginView.State.SCANNED) {
            return null;
        }
        return people.find(userId)
                .flatMap(Person::names)
                .map(names -> new QrLoginState.Person(names.displayName()))
                .orElse(null);
    }
}
