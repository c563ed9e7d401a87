package io.scanpass.command.decide.browser;

import io.scanpass.contract.network.Network;
import io.scanpass.contract.seal.Sha256;
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
                Network.of(ipAddress), Sha256.of(NUMBERS.matcher(userAgent).replaceAll("")));
    }
}
