package io.scanpass.query.project.activity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a user is told of the past.
 *
 * @param most how many events of one user are kept, the newest; each takes some 300 to 800 bytes of Redis
 * @param kept how long an event is kept
 */
@Validated
@ConfigurationProperties("scanpass.activity")
public record ActivitySettings(
        @DefaultValue("200") @Min(1) @Max(10_000) int most,

        @NotNull @DefaultValue("90d") @DurationMin(minutes = 1)
        Duration kept) {}
