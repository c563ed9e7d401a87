package io.scanpass.query.serve.qrlogin;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Streams.
 *
 * @param heartbeat how long a stream is silent at most: proxies close what says nothing
 * @param expiryGrace how long after its end a login is called expired: a confirm may be on its way
 * @param perNetwork how many streams one network may have open at this node
 * @param perNode how many streams this node may have open; as many as its heap holds if not set
 */
@Validated
@ConfigurationProperties("scanpass.stream")
record StreamSettings(
        @NotNull Duration heartbeat,
        @NotNull Duration expiryGrace,
        @Positive @DefaultValue("200") int perNetwork,
        @Nullable @Positive Integer perNode) {

    /** Twice what a stream costs (measured at 153 KB), so that streams take half of the heap at most. */
    private static final int BYTES_PER_STREAM = 320_000;

    /** As many as the heap holds, if nothing is set. */
    int mostOfNode() {
        return perNode == null
                ? Math.toIntExact(
                        Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / BYTES_PER_STREAM))
                : perNode;
    }
}
