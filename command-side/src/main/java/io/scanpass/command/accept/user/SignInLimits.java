package io.scanpass.command.accept.user;

import io.scanpass.command.decide.user.Username;
import io.scanpass.contract.limit.RateLimit;
import io.scanpass.contract.limit.RateLimits;
import io.scanpass.contract.network.Network;
import io.scanpass.contract.seal.Sha256;
import org.springframework.stereotype.Component;

/** How often passwords may be tried; asked before a password is hashed, so that a flood costs no hashing either. */
@Component
class SignInLimits {

    private final RateLimit perUserAndNetwork;
    private final RateLimit perNetwork;

    SignInLimits(RateLimits limits, SignInLimitSettings settings) {
        perUserAndNetwork = limits.limit("sign-ins-per-user-and-network", settings.signInsPerUserAndNetwork());
        perNetwork = limits.limit("sign-ins-per-network", settings.signInsPerNetwork());
    }

    /**
     * The same for names that exist and names that do not.
     *
     * @throws io.scanpass.contract.http.Refused too_many_requests
     */
    void take(String username, String ipAddress) {
        String network = Network.of(ipAddress).text();
        perUserAndNetwork.take(Sha256.of(spelled(username)) + ":" + network); // names do not stand in Redis
        perNetwork.take(network);
    }

    /** All spellings that sign the same user in are one; what is no name is only itself. */
    private static String spelled(String username) {
        try {
            return new Username(username).normalised();
        } catch (IllegalArgumentException noName) {
            return username;
        }
    }
}
