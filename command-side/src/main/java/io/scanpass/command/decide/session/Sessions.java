package io.scanpass.command.decide.session;

/** What other aggregates may know of sessions. */
public interface Sessions {

    /** Whether the session was started and not revoked, as of the running transaction. */
    boolean isLive(String sessionId);
}
