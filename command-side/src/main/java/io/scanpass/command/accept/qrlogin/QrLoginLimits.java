package io.scanpass.command.accept.qrlogin;

import io.scanpass.command.decide.browser.Browser;
import io.scanpass.command.decide.browser.RefusedBrowsers;
import io.scanpass.command.decide.qrlogin.QrLoginCommand.Requester;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.http.Refused;
import io.scanpass.contract.limit.RateLimit;
import io.scanpass.contract.limit.RateLimits;
import io.scanpass.contract.network.Network;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How often QR logins may be asked for, and their codes be tried; refused with too_many_requests beyond that. */
@Component
class QrLoginLimits {

    private final RateLimit requestsPerNetwork;
    private final RateLimit requestsPerClient;
    private final RateLimit wrongCodesPerUser;
    private final RateLimit wrongCodesPerNetwork;
    private final RefusedBrowsers refused;
    private final Clock clock;

    QrLoginLimits(RateLimits limits, LimitSettings settings, RefusedBrowsers refused, Clock clock) {
        requestsPerNetwork = limits.limit("qr-requests-per-network", settings.qrRequestsPerNetwork());
        requestsPerClient = limits.limit("qr-requests-per-client", settings.qrRequestsPerClient());
        wrongCodesPerUser = limits.limit("wrong-codes-per-user", settings.wrongCodesPerUser());
        wrongCodesPerNetwork = limits.limit("wrong-codes-per-network", settings.wrongCodesPerNetwork());
        this.refused = refused;
        this.clock = clock;
    }

    /** A browser asks for a login; the network is asked first, so that one network cannot use up what is its client's. */
    void request(String clientId, Requester requester) {
        requestsPerNetwork.take(Network.of(requester.ipAddress()).text());
        requestsPerClient.take(clientId);
        Instant now = clock.instant();
        refused.refusedUntil(Browser.of(requester.ipAddress(), requester.userAgent()), now)
                .ifPresent(until -> {
                    throw new Refused(RejectionCode.TOO_MANY_REQUESTS, Duration.between(now, until));
                });
    }

    /** Asked before anything else: an answer that costs next to nothing. */
    void refuseIfKnownToFlood(String ipAddress, Optional<String> clientId) {
        requestsPerNetwork.refuseIfKnownToBeUsedUp(Network.of(ipAddress).text());
        clientId.ifPresent(requestsPerClient::refuseIfKnownToBeUsedUp);
    }

    /** Someone tries a code that may be a guess (RFC 8628 section 5.1). */
    void guess(String userId, String ipAddress) {
        wrongCodesPerUser.take(userId);
        wrongCodesPerNetwork.take(Network.of(ipAddress).text());
    }
}
