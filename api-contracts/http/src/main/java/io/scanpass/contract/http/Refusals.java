package io.scanpass.contract.http;

import io.scanpass.contract.RejectionCode;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Refusals as answers: problems (RFC 9457), and OAuth's own form below {@code /oauth2/}. */
public class Refusals {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final String SECONDS_UNTIL_BACK = "1";
    private static final String SECONDS_UNTIL_LESS = "10";

    private final TraceIds traceIds;
    private final JsonMapper json;

    Refusals(TraceIds traceIds, JsonMapper json) {
        this.traceIds = traceIds;
        this.json = json;
    }

    ResponseEntity<Object> answer(HttpServletRequest request, RejectionCode code, HttpHeaders headers) {
        if (path(request).startsWith("/oauth2/")) {
            int status = code == RejectionCode.UNSUPPORTED_MEDIA_TYPE ? 400 : Problem.status(code);
            return oauth(Problem.oauth(code), status, code.wireName(), headers);
        }
        Problem problem = Problem.of(code, traceIds.current().orElse(null));
        return ResponseEntity.status(problem.status())
                .headers(retry(problem.status()))
                .headers(headers)
                .headers(challenge(code))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    ResponseEntity<Object> answer(OAuthRefused refused) {
        OAuthError error = refused.error();
        String description = refused.getMessage() == null ? error.wireName() : refused.getMessage();
        HttpHeaders headers = new HttpHeaders();
        if (refused.isChallenging()) headers.set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"scanpass\"");
        return oauth(error, error.status(), description, headers);
    }

    private ResponseEntity<Object> oauth(OAuthError error, int status, String description, HttpHeaders headers) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("error", error.wireName());
        body.put("error_description", description);
        traceIds.current().ifPresent(id -> body.put("trace_id", id));
        return ResponseEntity.status(status)
                .headers(retry(status))
                .headers(headers)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    /** What is wrong with the access token (RFC 6750 section 3.1, RFC 9470 section 3); of a missing one others tell. */
    private static HttpHeaders challenge(RejectionCode code) {
        HttpHeaders headers = new HttpHeaders();
        if (code == RejectionCode.SESSION_REVOKED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        } else if (code == RejectionCode.REAUTHENTICATION_REQUIRED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_user_authentication\"");
        }
        return headers;
    }

    private static HttpHeaders retry(int status) {
        HttpHeaders headers = new HttpHeaders();
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, SECONDS_UNTIL_BACK);
        } else if (status == TOO_MANY_REQUESTS) {
            headers.set(HttpHeaders.RETRY_AFTER, SECONDS_UNTIL_LESS);
        }
        return headers;
    }

    /** For filters, which come before Spring MVC. */
    public void write(HttpServletRequest request, HttpServletResponse response, RejectionCode code) throws IOException {
        write(request, response, new Refused(code));
    }

    /** The same, with the time to ask again. */
    public void write(HttpServletRequest request, HttpServletResponse response, Refused refused) throws IOException {
        ResponseEntity<Object> answer = answer(request, refused.code(), refused.headers());
        response.setStatus(answer.getStatusCode().value());
        BiConsumer<String, String> header = response::setHeader;
        answer.getHeaders().toSingleValueMap().forEach(header);
        response.getOutputStream().write(json.writeValueAsBytes(answer.getBody()));
    }

    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
                ? original
                : request.getRequestURI();
    }
}
