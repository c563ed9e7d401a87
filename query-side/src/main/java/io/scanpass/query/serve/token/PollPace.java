package io.scanpass.query.serve.token;

import java.time.Instant;

/** How often each device code is presented. */
interface PollPace {

    /**
     * Takes note of one more poll.
     *
     * @param codeEnd nobody need remember it after this instant
     * @return whether it came too early; then the code's interval is longer from now on
     */
    boolean isTooFast(String loginId, Instant now, Instant codeEnd);
}
