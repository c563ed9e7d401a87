package io.scanpass.query.serve.qrlogin;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Streams.
 *
 * @param heartbeat how long a stream is silent at most: proxies close what says nothing
 * @param expiryGrace how long after its end a login is called expired: a confirm may be on its way
 * @param perNetwork how many streams one network may have open at this node
 */
@Validated
@ConfigurationProperties("scanpass.stream")
record StreamSettings(
        @NotNull Duration heartbeat,
        @NotNull Duration expiryGrace,
        @Positive @DefaultValue("200") int perNetwork) {}
