package io.scanpass.command.accept.operator;

import io.scanpass.command.decide.Personal;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What an operator may see of an event or a state: what is listed here. All else, also what comes later, is [***]. */
final class Members {

    private static final String HIDDEN = "[***]";

    private static final Set<String> SHOWN = Set.of(
            "approvedLoginId",
            "approvingSessionId",
            "changedAt",
            "clientId",
            "codeExpiresAt",
            "confirmedAt",
            "device",
            "disabledAt",
            "dpopJkt",
            "enabledAt",
            "erasedAt",
            "expiresAt",
            "loginId",
            "maxAuthAge",
            "method",
            "name",
            "names",
            "numberMatching",
            "phoneSessionId",
            "reason",
            "redirectUri",
            "registeredAt",
            "rejectedAt",
            "renamedAt",
            "requestedAt",
            "requester",
            "revokedAt",
            "sameNetwork",
            "scannedAt",
            "scope",
            "sessionId",
            "sessionLifetime",
            "startedAt",
            "state",
            "userId");

    /** Of what is opened with a person's key. */
    private static final Set<String> PERSONAL =
            Set.of("browser", "displayName", "ipAddress", "name", "place", "system", "userAgent", "username");

    private Members() {}

    /** In the order in which they are declared, in snake case; those without a value are left out. */
    static Map<String, Object> of(Record shown) {
        return members(shown, SHOWN::contains);
    }

    private static Map<String, Object> members(Record of, Predicate<String> isShown) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (RecordComponent component : Objects.requireNonNull(of.getClass().getRecordComponents())) {
            Object value = value(component, of);
            if (value == null) continue;
            members.put(
                    component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT),
                    isShown.test(component.getName()) ? shown(value) : HIDDEN);
        }
        return members;
    }

    private static Object shown(Object value) {
        return switch (value) {
            case Personal<?> personal -> opened(personal);
            case List<?> list -> list;
            case Number number -> number;
            default -> value.toString(); // texts, instants and durations
        };
    }

    private static Map<String, Object> opened(Personal<?> personal) {
        Map<String, Object> opened = new LinkedHashMap<>();
        opened.put("of", personal.ofWhom());
        Optional<?> value = personal.value();
        if (value.orElse(null) instanceof Record known) opened.putAll(members(known, PERSONAL::contains));
        else opened.put("forgotten", true);
        return opened;
    }

    private static @Nullable Object value(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible); // what is stored is public
        }
    }
}
