package io.scanpass.query.serve.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a refresh token says; {@link RefreshTokens} writes and reads it.
 *
 * @param sessionEnd in whole milliseconds
 * @param generation 0 for the first of a session, one more with each rotation
 * @param boundTo thumbprint of the key that must be proved with it (RFC 9449 section 5); null for none
 */
record RefreshToken(
        String sessionId,
        Instant sessionEnd,
        int generation,
        @Nullable String boundTo) {}
