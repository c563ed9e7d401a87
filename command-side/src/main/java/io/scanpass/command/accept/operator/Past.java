package io.scanpass.command.accept.operator;

import io.scanpass.command.decide.Fold;
import io.scanpass.command.decide.history.Entry;
import io.scanpass.command.decide.history.Entry.Proof;
import io.scanpass.command.decide.history.History;
import io.scanpass.command.decide.history.History.Circle;
import io.scanpass.command.decide.history.Kind;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrConfirmed;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrScanned;
import io.scanpass.command.decide.session.SessionEvent.SessionStarted;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one stream had come to at an instant, and what belongs to it; nothing of that stands on an event that is not proven. */
final class Past {

    private static final int PAGE = 500;

    private final Kind kind;
    private final String id;
    private final Instant at;
    private final Fold fold;
    private long events;
    private boolean proven = true;
    private @Nullable String userId;
    private @Nullable String sessionId;
    private @Nullable String loginId;

    private Past(Kind kind, String id, Instant at) {
        this.kind = kind;
        this.id = id;
        this.at = at;
        this.fold = kind.fold();
    }

    static Past of(Kind kind, String id, Instant at, History history) {
        Past past = new Past(kind, id, at);
        long after = Long.MIN_VALUE;
        for (List<Entry> page = history.stream(id, after, PAGE);
                !page.isEmpty();
                page = history.stream(id, after, PAGE)) {
            for (Entry entry : page) {
                if (isAfter(entry, at)) return past;
                past.add(entry);
            }
            after = page.getLast().sequence();
        }
        return past;
    }

    /** Whether it happened later; one that does not say when did not. */
    static boolean isAfter(Entry entry, Instant at) {
        Instant happened = entry.at();
        return happened != null && happened.isAfter(at);
    }

    private void add(Entry entry) {
        proven &= entry.proof() == Proof.PROVEN && entry.sequence() == events;
        events++;
        Object event = entry.event();
        if (event == null) proven = false;
        else if (proven) {
            fold.evolve(event);
            join(event);
        }
    }

    private void join(Object event) {
        switch (event) {
            case SessionStarted started -> {
                userId = started.userId();
                loginId = started.approvedLoginId();
            }
            case QrScanned scanned -> userId = scanned.userId();
            case QrConfirmed confirmed -> sessionId = confirmed.sessionId();
            default -> {}
        }
    }

    /** How many there were. */
    long events() {
        return events;
    }

    /** Whether all of them are as they were written. */
    boolean isProven() {
        return proven;
    }

    /** Empty when there was nothing yet, and when it was altered: a state of what was altered would be made up. */
    Optional<Record> state() {
        return proven && events > 0 ? Optional.of(fold.state(at)) : Optional.empty();
    }

    /**
     * Of a user all sessions and the logins that were scanned; of a session the login that started it, and what it
     * approved; of a login the session that it started, and what that approved.
     */
    Circle circle() {
        List<String> ids =
                Stream.of(id, sessionId, loginId).filter(Objects::nonNull).toList();
        return switch (kind) {
            case USERS -> new Circle(ids, id, "");
            case SESSIONS -> new Circle(ids, or(userId), id);
            case QR_LOGINS -> new Circle(ids, sessionId == null ? "" : or(userId), or(sessionId));
        };
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
