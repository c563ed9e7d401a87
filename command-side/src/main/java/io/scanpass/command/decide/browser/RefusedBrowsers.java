package io.scanpass.command.decide.browser;

import io.scanpass.contract.network.Network;
import java.time.Instant;
import java.util.Optional;

/** Browsers whose requests are refused for a while, because someone said: this was not me. */
public interface RefusedBrowsers {

    /**
     * Refuses the browser's whole network; only the browser itself, where the one who reports it shares that network, or
     * people would lock themselves out.
     */
    void refuse(Browser browser, Network reportedFrom, Instant now);

    /** When it may ask again; empty when it may now. */
    Optional<Instant> refusedUntil(Browser browser, Instant now);
}
