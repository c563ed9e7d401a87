package io.scanpass.command.react.token;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How what happens to refresh tokens is heard from Kafka.
 *
 * @param group the consumer group that all nodes of this side share
 * @param retryEvery the pause before a record that could not be acted on is tried again, or Kafka is
 */
@Validated
@ConfigurationProperties("scanpass.refresh-tokens")
record RefreshTokenSettings(
        @NotBlank @DefaultValue("scanpass-command") String group,
        @NotNull @DefaultValue("500ms") Duration retryEvery) {}
