package io.scanpass.query.serve.qrlogin;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Streams.
 *
 * @param heartbeat how long a stream is silent at most: proxies close what says nothing
 * @param expiryGrace how long after its end a login is called expired: a confirm may be on its way
 */
@Validated
@ConfigurationProperties("scanpass.stream")
record StreamSettings(@NotNull Duration heartbeat, @NotNull Duration expiryGrace) {}
