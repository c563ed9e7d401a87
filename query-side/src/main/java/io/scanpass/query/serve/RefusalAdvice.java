package io.scanpass.query.serve;

import io.scanpass.contract.RejectionCode;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;

/** Turns what a controller throws into an answer. */
@RestControllerAdvice
class RefusalAdvice {

    private static final Logger log = LoggerFactory.getLogger(RefusalAdvice.class);

    private final Refusals refusals;

    RefusalAdvice(Refusals refusals) {
        this.refusals = refusals;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refused refused, HttpServletRequest request) {
        log.info("refused {} {}: {}", request.getMethod(), request.getRequestURI(), refused.code());
        return refusals.answer(request, refused.code(), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(OAuthRefused refused) {
        return refusals.answer(refused);
    }

    @ExceptionHandler
    ResponseEntity<Object> redisDoesNotAnswer(DataAccessException down, HttpServletRequest request) {
        log.warn("{} {}: Redis does not answer: {}", request.getMethod(), request.getRequestURI(), down.getMessage());
        return refusals.answer(request, RejectionCode.TEMPORARILY_UNAVAILABLE, new HttpHeaders());
    }

    /** Spring MVC's own: no such path, not this method, not this media type. */
    @ExceptionHandler({ServletException.class, ResponseStatusException.class})
    ResponseEntity<Object> notForUs(Exception refused, HttpServletRequest request) {
        return refused instanceof ErrorResponse response
                ? refusals.answer(request, Problem.code(response.getStatusCode().value()), response.getHeaders())
                : refusals.answer(request, RejectionCode.INTERNAL_ERROR, new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        return refusals.answer(request, RejectionCode.MALFORMED_REQUEST, new HttpHeaders());
    }
}
