package io.scanpass.query.consume;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param group the consumer group that all nodes of the query side share */
@Validated
@ConfigurationProperties("scanpass.consume")
public record ConsumeSettings(@NotBlank String group) {}
