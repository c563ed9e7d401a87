package io.scanpass.command.decide.session;

import io.scanpass.command.decide.browser.Approvals;
import io.scanpass.command.decide.browser.RefusedBrowsers;
import io.scanpass.command.decide.session.SessionCommand.DisownSession;
import io.scanpass.command.decide.session.SessionCommand.EndSessions;
import io.scanpass.command.decide.session.SessionCommand.RevokeReason;
import io.scanpass.command.decide.session.SessionCommand.RevokeSession;
import io.scanpass.command.decide.session.Sessions.LiveSession;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Ends sessions and all that came from them: what they approved, what that approved, and so on. It is one transaction:
 * after a crash all of it is over or nothing is. Each is ended before its descendants are looked up, and whoever is being
 * approved by it meanwhile is waited for, so none can slip through.
 */
@Component
class Lineage {

    private static final Logger LOG = LoggerFactory.getLogger(Lineage.class);

    private final Repository<Session> repository;
    private final Sessions sessions;
    private final Approvals approvals;
    private final RefusedBrowsers refused;
    private final Clock clock;

    Lineage(
            Repository<Session> repository,
            Sessions sessions,
            Approvals approvals,
            RefusedBrowsers refused,
            Clock clock) {
        this.repository = repository;
        this.sessions = sessions;
        this.approvals = approvals;
        this.refused = refused;
        this.clock = clock;
    }

    /** Walks over those that are over too: one of them may have approved one that is not. */
    @CommandHandler
    void decide(DisownSession command) {
        String from = command.ipAddress();
        revoke(new RevokeSession(command.sessionId(), command.userId(), RevokeReason.NOT_ME, from));
        walk(
                List.of(command.sessionId()),
                approvals::approvedBy,
                id -> revoke(new RevokeSession(id, command.userId(), RevokeReason.APPROVER_NOT_ME, from)));
    }

    @CommandHandler
    void decide(EndSessions command) {
        Predicate<String> goes = id -> !id.equals(command.except());
        Consumer<String> end = id -> revoke(new RevokeSession(id, command.userId(), command.reason(), null));
        List<String> roots = sessions.of(command.userId(), command.upToEvent()).stream()
                .filter(goes)
                .toList();
        roots.forEach(end);
        walk(
                roots,
                id -> sessions.approvedBy(id).stream()
                        .map(LiveSession::sessionId)
                        .filter(goes)
                        .toList(),
                end);
    }

    private static void walk(List<String> ended, Function<String, List<String>> approvedBy, Consumer<String> end) {
        Deque<String> next = new ArrayDeque<>();
        ended.forEach(id -> next.addAll(approvedBy.apply(id)));
        while (!next.isEmpty()) {
            String descendant = next.pop();
            end.accept(descendant);
            next.addAll(approvedBy.apply(descendant));
        }
    }

    private void revoke(RevokeSession command) {
        repository
                .load(command.sessionId())
                .execute(session -> session.decide(command, sessions, approvals, refused, clock));
        LOG.info("session {} revoked: {}", command.sessionId(), command.reason().wireName());
    }
}
