package io.scanpass.query.project;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What becomes of keys with a record that cannot be projected.
 *
 * @param mostKeys how many may be parked; with one more the partition stops instead
 * @param askedAtMost how often the command side is asked for what is missing of a key, without an operator
 */
@Validated
@ConfigurationProperties("scanpass.parking")
record ParkingSettings(
        @Positive @DefaultValue("10000") int mostKeys,
        @Positive @DefaultValue("10") int askedAtMost) {}
