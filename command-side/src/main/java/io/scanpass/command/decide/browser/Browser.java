package io.scanpass.command.decide.browser;

import io.scanpass.contract.network.Network;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A browser as far as a server can recognise it without cookies.
 *
 * @param kind hash of its user agent without the numbers, which change with every update
 */
public record Browser(Network network, String kind) {

    private static final Pattern NUMBERS = Pattern.compile("[0-9._]+");

    public static Browser of(String ipAddress, String userAgent) {
        return new Browser(
                Network.of(ipAddress), sha256(NUMBERS.matcher(userAgent).replaceAll("")));
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has SHA-256
        }
    }
}
