package io.scanpass.contract.http;

import io.scanpass.contract.RejectionCode;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;

/** Turns what a controller throws into an answer. */
@RestControllerAdvice
class RefusalAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalAdvice.class);

    private final Refusals refusals;
    private final FailureCodes failures;

    RefusalAdvice(Refusals refusals, FailureCodes failures) {
        this.refusals = refusals;
        this.failures = failures;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refused refused, HttpServletRequest request) {
        return answer(request, refused.code(), refused.headers());
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(OAuthRefused refused) {
        return refusals.answer(refused);
    }

    /** Spring MVC's own: no such path, not this method, not this media type. */
    @ExceptionHandler({ServletException.class, ResponseStatusException.class})
    ResponseEntity<Object> notForUs(Exception refused, HttpServletRequest request) {
        return refused instanceof ErrorResponse response
                ? refusals.answer(request, Problem.code(response.getStatusCode().value()), response.getHeaders())
                : refusals.answer(request, failures.of(refused), new HttpHeaders());
    }

    @ExceptionHandler({
        HttpMessageNotReadableException.class,
        MethodArgumentTypeMismatchException.class,
        InvalidParameterException.class
    })
    ResponseEntity<Object> unreadable(HttpServletRequest request) {
        return refusals.answer(request, RejectionCode.MALFORMED_REQUEST, new HttpHeaders());
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> failed(Exception failure, HttpServletRequest request, HttpServletResponse response) {
        RejectionCode code = failures.of(failure);
        if (code == RejectionCode.INTERNAL_ERROR) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        } else if (code == RejectionCode.TEMPORARILY_UNAVAILABLE) {
            LOG.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), failure.getMessage());
        }
        return response.isCommitted() ? null : answer(request, code, new HttpHeaders());
    }

    private ResponseEntity<Object> answer(HttpServletRequest request, RejectionCode code, HttpHeaders headers) {
        // A flood must not flood the log too: it is counted (scanpass.limits.refused).
        Level level = code == RejectionCode.TOO_MANY_REQUESTS ? Level.DEBUG : Level.INFO;
        LOG.atLevel(level).log("refused {} {}: {}", request.getMethod(), request.getRequestURI(), code.wireName());
        return refusals.answer(request, code, headers);
    }
}
