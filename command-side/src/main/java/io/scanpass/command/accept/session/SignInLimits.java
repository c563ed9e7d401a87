package io.scanpass.command.accept.session;

import io.scanpass.command.decide.user.Username;
import io.scanpass.contract.limit.RateLimit;
import io.scanpass.contract.limit.RateLimits;
import io.scanpass.contract.network.Network;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
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
        perUserAndNetwork.take(sha256(spelled(username)) + ":" + network);
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

    /** Names do not stand in Redis. */
    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has SHA-256
        }
    }
}
