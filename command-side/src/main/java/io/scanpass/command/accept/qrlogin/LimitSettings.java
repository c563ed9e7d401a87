package io.scanpass.command.accept.qrlogin;

import io.scanpass.contract.limit.Rate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often, like {@code 60/1m}, or {@code off}.
 *
 * @param qrRequestsPerNetwork QR logins asked for from one network ({@link io.scanpass.contract.network.Network})
 * @param qrRequestsPerClient QR logins asked for at one client: bounds how fast anyone can grow the event store
 * @param wrongCodesPerUser typed or unreadable codes that one user tries
 * @param wrongCodesPerNetwork the same from one network
 */
@ConfigurationProperties("scanpass.limits")
record LimitSettings(
        @DefaultValue("600/1m") Rate qrRequestsPerNetwork,
        @DefaultValue("50/1s") Rate qrRequestsPerClient,
        @DefaultValue("10/1m") Rate wrongCodesPerUser,
        @DefaultValue("60/1m") Rate wrongCodesPerNetwork) {}
