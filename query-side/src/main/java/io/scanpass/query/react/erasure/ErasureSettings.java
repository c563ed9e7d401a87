package io.scanpass.query.react.erasure;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param rewritesApart the least time between two rewrites of Redis' log; a key is in it for up to thrice this long */
@Validated
@ConfigurationProperties("scanpass.erasure")
record ErasureSettings(
        @NotNull @DefaultValue("1m") @DurationMin(millis = 100)
        Duration rewritesApart) {}
