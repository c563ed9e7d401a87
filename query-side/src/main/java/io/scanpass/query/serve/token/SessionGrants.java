package io.scanpass.query.serve.token;

import java.time.Duration;
import java.time.Instant;

/** What became of a session's code and refresh tokens: kept beside its view, lost with it, and never a token itself. */
interface SessionGrants {

    /** What became of a presented refresh token. */
    sealed interface Rotation {

        /** This generation is the current one now. */
        record Current(int generation) implements Rotation {}

        /** It was replaced some time ago. */
        record Reused() implements Rotation {}

        /** There is no such session at the moment. */
        record Missing() implements Rotation {}
    }

    /** The instant of the first redemption: this one, unless there was one before. */
    Instant redeemed(String sessionId, Instant now);

    /**
     * Replaces a refresh token by the next one. The one before the current is answered with the current one within the
     * grace time, since its answer may have been lost.
     */
    Rotation rotate(String sessionId, int presented, Instant now, Duration grace);
}
