package io.scanpass.command.persist.browser;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Browsers that are not served.
 *
 * @param afterNotMe how long one is refused after someone said that its login was not theirs
 */
@Validated
@ConfigurationProperties("scanpass.refused-browsers")
record RefusalSettings(
        @DurationMin(seconds = 1) @DefaultValue("10m") Duration afterNotMe) {}
