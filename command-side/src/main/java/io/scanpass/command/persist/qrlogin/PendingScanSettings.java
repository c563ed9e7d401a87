package io.scanpass.command.persist.qrlogin;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param perUser how many logins a user may have scanned and not decided yet */
@Validated
@ConfigurationProperties("scanpass.pending-scans")
record PendingScanSettings(@Positive @DefaultValue("3") int perUser) {}
