package io.scanpass.command.decide.qrlogin;

import java.time.Instant;

/** How many logins a user has scanned and not decided: few, or someone could be worn down until they approve. */
public interface PendingScans {

    /** Takes a place in the running transaction until the login is decided or expires; false when none is left. */
    boolean add(String userId, String loginId, Instant now, Instant expiresAt);

    /** Gives the place back: the login is decided. */
    void remove(String userId, String loginId);
}
