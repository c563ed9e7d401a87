package io.scanpass.command.accept.operator;

import io.scanpass.command.decide.Personal;
import io.scanpass.command.decide.history.Entry;
import io.scanpass.command.decide.history.Entry.Proof;
import io.scanpass.command.decide.history.Kind;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Requester;
import io.scanpass.command.decide.qrlogin.QrLoginEvent;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrConfirmed;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrRejected;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrRequested;
import io.scanpass.command.decide.qrlogin.QrLoginEvent.QrScanned;
import io.scanpass.command.decide.session.SessionEvent;
import io.scanpass.command.decide.session.SessionEvent.SessionRenamed;
import io.scanpass.command.decide.session.SessionEvent.SessionRevoked;
import io.scanpass.command.decide.session.SessionEvent.SessionStarted;
import io.scanpass.command.decide.user.UserEvent;
import io.scanpass.command.decide.user.UserEvent.PasswordChanged;
import io.scanpass.command.decide.user.UserEvent.UserDisabled;
import io.scanpass.command.decide.user.UserEvent.UserEnabled;
import io.scanpass.command.decide.user.UserEvent.UserErased;
import io.scanpass.command.decide.user.UserEvent.UserRegistered;
import io.scanpass.contract.personal.Device;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One event, or one member of a state, as a line that people read. */
final class Sentences {

    private static final String FORGOTTEN = "[forgotten]";

    private Sentences() {}

    static String line(Entry entry) {
        String line = "%s  %-8s  %s #%d  %s%s%s"
                .formatted(
                        entry.at() == null ? "[no time]" : entry.at(),
                        Kind.stored(entry.type()).map(Kind::one).orElse(entry.type()),
                        entry.id(),
                        entry.sequence(),
                        entry.event() == null ? "[unreadable]" : sentence(entry.event()),
                        entry.traceId() == null ? "" : "  trace " + entry.traceId(),
                        entry.proof() == Proof.PROVEN
                                ? ""
                                : "  !! " + entry.proof().name());
        return printable(line);
    }

    /** One of {@link Members}. */
    static String line(String member, Object value) {
        return printable("  %s %s".formatted(member, value instanceof Map<?, ?> personal ? words(personal) : value));
    }

    private static String words(Map<?, ?> personal) {
        if (personal.containsKey("forgotten")) return FORGOTTEN;
        return personal.entrySet().stream()
                .filter(known -> !"of".equals(known.getKey()))
                .map(known -> known.getKey() + " " + known.getValue())
                .collect(Collectors.joining(", "));
    }

    /** What browsers and people call themselves must not command the terminal that it is read on. */
    static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\u2028\u2029]", "\ufffd");
    }

    private static String sentence(Object event) {
        return switch (event) {
            case UserEvent user -> sentence(user);
            case SessionEvent session -> sentence(session);
            case QrLoginEvent login -> sentence(login);
            default -> event.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        };
    }

    private static String sentence(UserEvent event) {
        return switch (event) {
            case UserRegistered user ->
                "registered as "
                        + told(user.names(), names -> "%s (%s)".formatted(names.username(), names.displayName()));
            case PasswordChanged user -> "changed the password in session " + user.sessionId();
            case UserDisabled user -> "disabled";
            case UserEnabled user -> "enabled";
            case UserErased user -> "erased";
        };
    }

    private static String sentence(SessionEvent event) {
        return switch (event) {
            case SessionStarted session ->
                "started at client %s for user %s by %s%s, until %s, on %s"
                        .formatted(
                                session.clientId(),
                                session.userId(),
                                session.method(),
                                session.approvedLoginId() == null
                                        ? ""
                                        : ", approved in login %s by session %s"
                                                .formatted(session.approvedLoginId(), session.approvingSessionId()),
                                session.expiresAt(),
                                told(session.device(), Sentences::device));
            case SessionRenamed session -> "named " + told(session.name(), name -> '"' + name.name() + '"');
            case SessionRevoked session -> "ended: " + session.reason();
        };
    }

    private static String sentence(QrLoginEvent event) {
        return switch (event) {
            case QrRequested login ->
                "requested by client %s from %s, until %s"
                        .formatted(login.clientId(), told(login.requester(), Sentences::requester), login.expiresAt());
            case QrScanned login ->
                "scanned by user %s in session %s".formatted(login.userId(), login.phoneSessionId());
            case QrConfirmed login ->
                "confirmed by user %s in session %s: session %s starts"
                        .formatted(login.userId(), login.phoneSessionId(), login.sessionId());
            case QrRejected login ->
                "rejected by user %s in session %s: %s"
                        .formatted(login.userId(), login.phoneSessionId(), login.reason());
        };
    }

    private static String requester(Requester requester) {
        return "%s (%s)".formatted(requester.ipAddress(), requester.userAgent());
    }

    private static String device(Device device) {
        return Stream.of(device.browser(), device.system(), device.place(), device.ipAddress())
                .filter(known -> known != null)
                .collect(Collectors.joining(", "));
    }

    /** An event of before there was one has none. */
    private static <T> String told(@Nullable Personal<T> personal, Function<T, String> words) {
        return personal == null ? "[unknown]" : personal.value().map(words).orElse(FORGOTTEN);
    }
}
