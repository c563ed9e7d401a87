package io.scanpass.query.project.activity;

import io.scanpass.contract.EventType;
import io.scanpass.contract.PublishedEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a user.
 *
 * @param type the event's own, without prefix and revision: {@code qr-login.confirmed}
 * @param clientId of the client it was about; null where it was about none, or that is not known any more
 * @param session that it was about
 * @param login that it was about
 * @param reason why a login was declined or a session ended, in the event's words
 */
public record ActivityView(
        Instant at,
        String type,
        @Nullable String clientId,
        @Nullable Session session,
        @Nullable Login login,
        @Nullable String reason) {

    /**
     * @param method {@code pwd} or {@code qr}
     * @param device a JWE of {@link io.scanpass.contract.personal.Device}, as it came
     * @param name a JWE of {@link io.scanpass.contract.personal.SessionName}, as it came
     * @param expiresAt when it ends whatever happens: no event tells of that end
     */
    public record Session(
            String sessionId,
            @Nullable String method,
            @Nullable String device,
            @Nullable String name,
            @Nullable Instant expiresAt) {

        static Session of(String sessionId) {
            return new Session(sessionId, null, null, null, null);
        }
    }

    /**
     * A QR login.
     *
     * @param phoneSessionId the session of the phone that scanned
     * @param expiresAt until when it can be decided: no event tells that it was not
     */
    public record Login(
            String loginId, String phoneSessionId, @Nullable Instant expiresAt) {}

    static ActivityView of(
            PublishedEvent event,
            Instant at,
            @Nullable String clientId,
            @Nullable Session session,
            @Nullable Login login,
            @Nullable String reason) {
        String wireName = EventType.of(event).wireName();
        String type = wireName.substring("io.scanpass.".length(), wireName.lastIndexOf(".v"));
        return new ActivityView(at, type, clientId, session, login, reason);
    }
}
