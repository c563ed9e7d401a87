package io.scanpass.contract.http;

import static io.scanpass.contract.http.OAuthError.INVALID_REQUEST;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** HTTP Basic as OAuth uses it: id and secret are form-urlencoded before they are joined (RFC 6749 section 2.3.1). */
record BasicCredentials(String id, String secret) {

    private static final String SCHEME = "Basic ";

    /** @throws OAuthRefused invalid_client for another scheme, invalid_request for what does not decode */
    static BasicCredentials parse(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw OAuthRefused.challenging("clients authenticate by Basic");
        }
        try {
            byte[] pair =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            String text = new String(pair, StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            if (colon > 0)
                return new BasicCredentials(decode(text.substring(0, colon)), decode(text.substring(colon + 1)));
        } catch (IllegalArgumentException malformed) {
            // as good as no colon
        }
        throw new OAuthRefused(INVALID_REQUEST, "the Authorization header is malformed");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return id + " [***]";
    }
}
