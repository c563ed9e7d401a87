package io.scanpass.command.accept.operator;

import io.scanpass.contract.http.ClientSecretHash;
import io.scanpass.contract.limit.Rate;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may do what an operator does.
 *
 * @param secretSha256 of the secret that operators send as bearer token (RFC 6750); without it there are no such paths
 * @param wrongSecretsPerNetwork how many wrong ones a network may send, like {@code 10/1m}, or {@code off}
 * @param historySettlesAfter how long ago an export of all events ends: longer than any transaction lasts that the session
 *     limits allow, and than clocks differ, so that nothing is stored later that is dated before
 */
@Validated
@ConfigurationProperties("scanpass.operator")
record OperatorSettings(
        @Valid @Nullable ClientSecretHash secretSha256,
        @DefaultValue("10/1m") Rate wrongSecretsPerNetwork,
        @NotNull @DefaultValue("1m") Duration historySettlesAfter) {}
