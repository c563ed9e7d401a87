package io.scanpass.command.persist.retention;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long QR logins are remembered; anonymous requests alone must not grow the event store for ever.
 *
 * @param qrLogins how old a login is before its events are removed; a day at least, far above any login's life
 * @param approvals how long it is remembered which browser a user approved; longer than any session lives
 * @param batch logins removed in one transaction
 */
@Validated
@ConfigurationProperties("scanpass.retention")
record RetentionSettings(
        @NotNull @DurationMin(days = 1) @DefaultValue("30d") Duration qrLogins,

        @NotNull @DurationMin(days = 1) @DefaultValue("180d")
        Duration approvals,

        @Positive @DefaultValue("500") int batch) {}
