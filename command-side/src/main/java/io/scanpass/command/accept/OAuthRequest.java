package io.scanpass.command.accept;

import io.scanpass.command.accept.Clients.Client;
import io.scanpass.command.accept.OAuthError.Code;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * The form parameters of an OAuth request (RFC 6749 section 3.2): in the body, each at most once, empty ones as good as
 * absent, unknown ones ignored.
 */
public final class OAuthRequest {

    private static final int LONGEST_VALUE = 4096;

    private final HttpServletRequest request;

    private OAuthRequest(HttpServletRequest request) {
        this.request = request;
    }

    /** @throws OAuthError invalid_request for another media type, or parameters in the URL, where they would be logged */
    public static OAuthRequest of(HttpServletRequest request) {
        if (!isForm(request)) {
            throw new OAuthError(Code.INVALID_REQUEST, "the body must be application/x-www-form-urlencoded");
        }
        if (request.getQueryString() != null) {
            throw new OAuthError(Code.INVALID_REQUEST, "parameters belong into the body");
        }
        return new OAuthRequest(request);
    }

    private static boolean isForm(HttpServletRequest request) {
        try {
            return request.getContentType() != null
                    && MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(
                            MediaType.parseMediaType(request.getContentType()));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    public Optional<String> optional(String name) {
        String[] values = request.getParameterValues(name);
        if (values == null || values.length == 0) return Optional.empty();
        if (values.length > 1) throw new OAuthError(Code.INVALID_REQUEST, name + " is given more than once");
        if (values[0].length() > LONGEST_VALUE) throw new OAuthError(Code.INVALID_REQUEST, name + " is too long");
        return Optional.of(values[0]).filter(value -> !value.isEmpty());
    }

    public String required(String name) {
        return optional(name).orElseThrow(() -> new OAuthError(Code.INVALID_REQUEST, name + " is missing"));
    }

    /** @throws OAuthError invalid_client when it is not one of ours */
    public Client client(Clients clients) {
        return clients.find(required("client_id"))
                .orElseThrow(() -> new OAuthError(Code.INVALID_CLIENT, "no such client"));
    }

    /** What the client asks for, or all it may have (RFC 6749 section 3.3). */
    public String scope(Client client) {
        Set<String> asked = optional("scope")
                .map(scope -> new LinkedHashSet<>(Arrays.asList(scope.split(" ", -1))))
                .orElseGet(() -> new LinkedHashSet<>(client.scopes()));
        if (!client.scopes().containsAll(asked)) {
            throw new OAuthError(Code.INVALID_SCOPE, "this client may ask for: " + String.join(" ", client.scopes()));
        }
        return String.join(" ", asked);
    }
}
