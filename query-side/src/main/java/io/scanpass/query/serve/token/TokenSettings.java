package io.scanpass.query.serve.token;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The token endpoint.
 *
 * @param accessLifetime how long an access token and an id token are good
 * @param redeemGrace how long after its login's end a device code that was confirmed in time is still taken
 * @param repeatGrace how long the holder of a code or refresh token may ask again, because an answer was lost
 * @param pollInterval how often a device may ask (RFC 8628 section 3.5)
 * @param sessionWait how long a request waits for a session whose event is on its way
 */
@Validated
@ConfigurationProperties("scanpass.token")
record TokenSettings(
        @NotNull Duration accessLifetime,
        @NotNull Duration redeemGrace,
        @NotNull Duration repeatGrace,
        @NotNull Duration pollInterval,
        @NotNull Duration sessionWait) {}
