package io.scanpass.contract.http;

import static io.scanpass.contract.http.OAuthError.INVALID_REQUEST;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * The form parameters of an OAuth request. They are read from the body alone: what stands in a URL ends up in logs (RFC 6749
 * section 3.2 forbids repetition and takes an empty value for none).
 */
public final class OAuthForm {

    private final Map<String, String> parameters;

    private OAuthForm(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /** @throws OAuthRefused invalid_request for another media type, a body that does not decode, or a repetition */
    public static OAuthForm read(HttpServletRequest request) throws IOException {
        requireForm(request.getContentType());
        String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> parameters = new HashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (!value.isEmpty() && parameters.put(name, value) != null) {
                throw new OAuthRefused(INVALID_REQUEST, "a parameter is repeated");
            }
        }
        return new OAuthForm(parameters);
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    public String require(String name) {
        return get(name).orElseThrow(() -> new OAuthRefused(INVALID_REQUEST, name + " is missing"));
    }

    private static void requireForm(String contentType) {
        try {
            if (MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(MediaType.parseMediaType(contentType))) {
                return;
            }
        } catch (InvalidMediaTypeException malformed) {
            // as good as another media type
        }
        throw new OAuthRefused(INVALID_REQUEST, "the body must be application/x-www-form-urlencoded");
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new OAuthRefused(INVALID_REQUEST, "the body is malformed");
        }
    }

    /** The parameters are secrets. */
    @Override
    public String toString() {
        return "OAuthForm" + parameters.keySet();
    }
}
