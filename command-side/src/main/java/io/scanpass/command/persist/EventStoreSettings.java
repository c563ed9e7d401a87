package io.scanpass.command.persist;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the event store is read and written.
 *
 * @param tailInterval how long an event appended by another node may wait until this node's relay sees it
 * @param gapTimeout how long a number missing in the global index is waited for; far above the longest transaction that
 *     the session limits allow, so that no committed event is ever passed over
 */
@Validated
@ConfigurationProperties("scanpass.event-store")
public record EventStoreSettings(
        @NotNull @DefaultValue("25ms") Duration tailInterval,
        @NotNull @DefaultValue("10m") Duration gapTimeout) {}
