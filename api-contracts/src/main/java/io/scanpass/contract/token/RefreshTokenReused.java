package io.scanpass.contract.token;

import io.scanpass.contract.PublishedEvent;
import java.time.Instant;

/**
 * Someone presented a refresh token that was replaced before: two hold the same session, and one of them stole it (RFC 9700
 * section 4.14.2). Published by the query side, at least once; the command side ends the session.
 */
public record RefreshTokenReused(String sessionId, String userId, String clientId, Instant noticedAt)
        implements PublishedEvent {

    @Override
    public String aggregateId() {
        return sessionId;
    }
}
