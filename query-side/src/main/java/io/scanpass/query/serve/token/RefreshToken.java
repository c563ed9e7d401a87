package io.scanpass.query.serve.token;

import java.time.Instant;

/**
 * What a refresh token says; {@link RefreshTokens} writes and reads it.
 *
 * @param sessionEnd in whole milliseconds
 * @param generation 0 for the first of a session, one more with each rotation
 */
record RefreshToken(String sessionId, Instant sessionEnd, int generation) {}
