package io.scanpass.command.react.session;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this side reacts to what it has stored itself.
 *
 * @param batchSize events that are reacted to in one transaction, whose sessions nobody else can decide about meanwhile
 * @param retryEvery the longest pause before a reaction that failed is tried again
 */
@Validated
@ConfigurationProperties("scanpass.reactions")
record ReactionSettings(
        @Positive @DefaultValue("16") int batchSize,
        @NotNull @DefaultValue("1s") Duration retryEvery) {}
