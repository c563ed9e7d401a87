package io.scanpass.query.consume.rebuild;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param patience how long views may lack what is served, when all of Kafka is read, before they are given up */
@Validated
@ConfigurationProperties("scanpass.rebuild")
record RebuildSettings(
        @NotNull @DefaultValue("30s") @DurationMin(millis = 100)
        Duration patience) {}
