package io.scanpass.contract.http;

import static io.scanpass.contract.http.OAuthError.INVALID_REQUEST;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * The parameters of an OAuth request, of which an empty one is none, and none may be repeated (RFC 6749 section 3.2). Of
 * clients they are read from the body alone: what stands in a URL ends up in logs.
 */
public final class OAuthForm {

    private final Map<String, String> parameters;
    private final Set<String> repeated;

    private OAuthForm(Map<String, String> parameters, Set<String> repeated) {
        this.parameters = parameters;
        this.repeated = repeated;
    }

    /** @throws OAuthRefused invalid_request for another media type, a body that does not decode, or a repetition */
    public static OAuthForm read(HttpServletRequest request) throws IOException {
        OAuthForm form = ofBody(request);
        if (form.isRepeating()) throw new OAuthRefused(INVALID_REQUEST, "a parameter is repeated");
        return form;
    }

    /**
     * Of a browser that was sent here, by a link or by a form. What is repeated has no value.
     *
     * @throws OAuthRefused invalid_request for another media type, or what does not decode
     */
    public static OAuthForm ofBrowser(HttpServletRequest request) throws IOException {
        if (request.getMethod().equals("POST")) return ofBody(request);
        return parse(request.getQueryString() == null ? "" : request.getQueryString());
    }

    private static OAuthForm ofBody(HttpServletRequest request) throws IOException {
        requireForm(request.getContentType());
        return parse(new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static OAuthForm parse(String encoded) {
        Map<String, String> parameters = new HashMap<>();
        Set<String> repeated = new HashSet<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (!value.isEmpty() && parameters.put(name, value) != null) repeated.add(name);
        }
        parameters.keySet().removeAll(repeated);
        return new OAuthForm(parameters, repeated);
    }

    public boolean isRepeating() {
        return !repeated.isEmpty();
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
            throw new OAuthRefused(INVALID_REQUEST, "the parameters do not decode");
        }
    }

    /** The parameters are secrets. */
    @Override
    public String toString() {
        return "OAuthForm" + parameters.keySet();
    }
}
