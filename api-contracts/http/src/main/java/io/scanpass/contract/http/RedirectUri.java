package io.scanpass.contract.http;

import jakarta.validation.constraints.AssertTrue;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An address that a client registered and that browsers may be sent to: https, http to the browser's own machine (RFC 8252
 * section 7.3), or a scheme of an app's own, which has a dot in it (section 7.1). Without user info and fragment.
 *
 * @param text compared character by character (RFC 9700 section 2.1)
 */
public record RedirectUri(String text) {

    private static final Set<String> OWN_MACHINE = Set.of("127.0.0.1", "[::1]", "localhost");
    private static final Pattern ON_A_PORT =
            Pattern.compile("(http://(?:127\\.0\\.0\\.1|\\[::1]))(?::[1-9][0-9]{0,4})?((?:[/?].*)?)");

    @AssertTrue(message = "must be an https address, an http one of localhost, or like com.example.app:/path; no #")
    public boolean isWellFormed() {
        try {
            URI uri = new URI(text);
            if (!uri.isAbsolute() || uri.getRawFragment() != null || uri.getRawUserInfo() != null) return false;
            return switch (uri.getScheme()) {
                case "https" -> uri.getHost() != null;
                case "http" -> uri.getHost() != null && OWN_MACHINE.contains(uri.getHost());
                default -> uri.getScheme().contains(".");
            };
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /** Whether a request may name this address; only the port of a loopback address is the app's choice. */
    public static boolean isOneOf(Set<RedirectUri> registered, String presented) {
        return registered.stream().anyMatch(uri -> uri.matches(presented));
    }

    /**
     * The address with an answer for the client; what it has of a query stays (RFC 6749 section 3.1.2).
     *
     * @param address that was found to be registered
     */
    public static URI with(String address, Map<String, String> answer) {
        if (answer.isEmpty()) return URI.create(address);
        String query = answer.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return URI.create(address + (address.contains("?") ? "&" : "?") + query);
    }

    private boolean matches(String presented) {
        if (text.equals(presented)) return true;
        Matcher own = ON_A_PORT.matcher(text);
        Matcher theirs = ON_A_PORT.matcher(presented);
        return own.matches()
                && theirs.matches()
                && own.group(1).equals(theirs.group(1))
                && own.group(2).equals(theirs.group(2));
    }
}
