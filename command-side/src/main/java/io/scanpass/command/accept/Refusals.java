package io.scanpass.command.accept;

import io.scanpass.contract.RejectionCode;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes refusals: RFC 9457 problems with a {@code code}, and on {@code /oauth2/*} the error form of RFC 6749 section 5.2.
 * One writer for controllers, filters and the container, so that all of them answer alike.
 */
@Component
class Refusals {

    private static final String RETRY_AFTER_SECONDS = "1";
    private static final int SERVICE_UNAVAILABLE = 503;

    private final JsonMapper json;
    private final TraceHeader trace;

    Refusals(JsonMapper json, TraceHeader trace) {
        this.json = json;
        this.trace = trace;
    }

    void write(HttpServletRequest request, HttpServletResponse response, RejectionCode code) throws IOException {
        Refusal refusal = Refusal.of(code);
        if (isOAuth(request)) {
            write(response, refusal.status().value(), refusal.oauth().wireName(), refusal.title());
            return;
        }
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:scanpass:problem:" + code.wireName());
        problem.put("title", refusal.title());
        problem.put("status", refusal.status().value());
        problem.put("code", code.wireName());
        String traceId = trace.traceId();
        if (traceId != null) problem.put("trace_id", traceId);
        send(response, refusal.status().value(), MediaType.APPLICATION_PROBLEM_JSON_VALUE, problem);
    }

    void write(HttpServletResponse response, OAuthError error) throws IOException {
        write(response, error.code().status(), error.code().wireName(), String.valueOf(error.getMessage()));
    }

    private void write(HttpServletResponse response, int status, String error, String description) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", description);
        send(response, status, MediaType.APPLICATION_JSON_VALUE, body);
    }

    private void send(HttpServletResponse response, int status, String mediaType, Map<String, Object> body)
            throws IOException {
        if (response.isCommitted()) return;
        response.setStatus(status);
        response.setContentType(mediaType);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (status == SERVICE_UNAVAILABLE) response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        json.writeValue(response.getOutputStream(), body);
    }

    private static boolean isOAuth(HttpServletRequest request) {
        Object forwardedFrom = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = forwardedFrom == null ? request.getRequestURI() : forwardedFrom.toString();
        return path.startsWith("/oauth2/");
    }
}
