package io.scanpass.query.serve.token;

import io.scanpass.query.project.session.SessionView;
import java.time.Duration;
import java.time.Instant;

/** What became of a session's code and refresh tokens: kept beside its view, lost with it, and never a token itself. */
interface SessionGrants {

    /** What became of a presented refresh token. */
    sealed interface Rotation {

        /** This generation is the current one, since that instant: who asks again gets the same token again. */
        record Current(int generation, Instant since) implements Rotation {}

        /** It was replaced some time ago: two hold the session, which is over from now on, and is reported. */
        record Reused() implements Rotation {}

        /** The session is over, since a token of it was used twice before. */
        record Over() implements Rotation {}

        /** It is the current one, and was not used for too long. */
        record Idle() implements Rotation {}

        /** There is no such session at the moment. */
        record Missing() implements Rotation {}
    }

    /** Whether rotating it now would succeed; changes nothing and reports nothing. */
    boolean isCurrent(String sessionId, int presented, Instant now, Duration grace);

    /** The instant of the first redemption: this one, unless there was one before. */
    Instant redeemed(String sessionId, Instant now);

    /**
     * Replaces a refresh token by the next one. The one before the current is answered with the current one within the
     * grace time, since its answer may have been lost.
     *
     * @param idle it is too old to be replaced; that it was used twice is noticed all the same
     */
    Rotation rotate(SessionView session, int presented, boolean idle, Instant now, Duration grace);
}
