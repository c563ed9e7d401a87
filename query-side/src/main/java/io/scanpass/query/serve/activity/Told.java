package io.scanpass.query.serve.activity;

import io.scanpass.contract.personal.Device;
import io.scanpass.contract.personal.SessionName;
import io.scanpass.query.project.activity.ActivityView;
import io.scanpass.query.project.activity.ActivityView.Login;
import io.scanpass.query.project.user.Person;
import io.scanpass.query.serve.session.NamedClient;
import io.scanpass.query.serve.token.ClientSettings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that happened, as {@link ActivityView} has it, with what is sealed there in the clear. */
record Told(
        Instant at,
        String type,
        @Nullable NamedClient client,
        @Nullable Session session,
        @Nullable Login login,
        @Nullable String reason) {

    /** @param name that its user gave it */
    record Session(
            String sessionId,
            @Nullable String method,
            @Nullable Device device,
            @Nullable String name,
            @Nullable Instant expiresAt) {}

    static Told of(ActivityView activity, Person person, ClientSettings clients) {
        String clientId = activity.clientId();
        return new Told(
                activity.at(),
                activity.type(),
                clientId == null ? null : NamedClient.of(clientId, clients),
                session(activity.session(), person),
                activity.login(),
                activity.reason());
    }

    private static @Nullable Session session(ActivityView.@Nullable Session session, Person person) {
        return session == null
                ? null
                : new Session(
                        session.sessionId(),
                        session.method(),
                        person.open(session.device(), Device.class).orElse(null),
                        person.open(session.name(), SessionName.class)
                                .map(SessionName::name)
                                .orElse(null),
                        session.expiresAt());
    }
}
