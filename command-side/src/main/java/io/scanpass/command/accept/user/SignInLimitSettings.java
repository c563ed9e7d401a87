package io.scanpass.command.accept.user;

import io.scanpass.contract.limit.Rate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often, like {@code 60/1m}, or {@code off}.
 *
 * @param signInsPerUserAndNetwork tries at one user name from one network: a stranger elsewhere locks nobody out
 * @param signInsPerNetwork tries from one network, whoever they are for: a few common passwords for many users
 */
@ConfigurationProperties("scanpass.limits")
record SignInLimitSettings(
        @DefaultValue("10/1m") Rate signInsPerUserAndNetwork,
        @DefaultValue("300/1m") Rate signInsPerNetwork) {}
