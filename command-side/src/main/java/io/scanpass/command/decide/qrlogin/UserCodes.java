package io.scanpass.command.decide.qrlogin;

import java.time.Instant;
import java.util.Optional;

/** The reservations that keep live user codes unique. */
public interface UserCodes {

    /** Reserves the code in the running transaction until it expires; false when a live login has it. */
    boolean reserve(UserCode code, String loginId, Instant now, Instant expiresAt);

    /** The login that shows this code and has not expired. */
    Optional<String> loginOf(UserCode code, Instant now);
}
