package io.scanpass.command.accept.operator;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What operators are told of the past.
 *
 * @param historySettlesAfter how long ago an export of all events ends: longer than any transaction lasts that the session
 *     limits allow, and than clocks differ, so that nothing is stored later that is dated before
 */
@Validated
@ConfigurationProperties("scanpass.operator")
record HistorySettings(@NotNull @DefaultValue("1m") Duration historySettlesAfter) {}
