package io.scanpass.command.decide.browser;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which phone session approved which session of which browser; written in the running transaction. */
public interface Approvals {

    void record(Approval approval);

    /** Whether the user approved a login of this browser before, and has not disowned it since. */
    boolean isKnown(String userId, Browser browser);

    /** Of which {@link Browser#kind} the browser is that was approved into this session; empty after a password. */
    Optional<String> kindOf(String sessionId);

    /** Whatever this user approved from this browser counts no more for {@link #isKnown}. */
    void disown(String userId, Browser browser);

    /** Nothing is known of what this user approved any more. */
    void forget(String userId);

    /** The sessions of which this one was the approving phone. */
    List<String> approvedBy(String sessionId);

    /** @param sessionId the one that began, approved by the other */
    record Approval(String sessionId, String approvingSessionId, String userId, Browser browser, Instant at) {}
}
