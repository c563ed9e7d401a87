package io.scanpass.command.accept;

import io.scanpass.contract.RejectionCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns what controllers throw into refusals. */
@RestControllerAdvice
class RefusalAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalAdvice.class);

    private final Refusals refusals;

    RefusalAdvice(Refusals refusals) {
        this.refusals = refusals;
    }

    @ExceptionHandler
    void refuse(OAuthError error, HttpServletResponse response) throws IOException {
        refusals.write(response, error);
    }

    @ExceptionHandler({
        MethodArgumentTypeMismatchException.class,
        ServletRequestBindingException.class,
        HttpMessageNotReadableException.class
    })
    void unreadable(Exception problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        RejectionCode code = Failures.codeOf(problem);
        refusals.write(
                request, response, code == RejectionCode.INTERNAL_ERROR ? RejectionCode.MALFORMED_REQUEST : code);
    }

    @ExceptionHandler(HttpMediaTypeNotSupportedException.class)
    void mediaType(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusals.write(request, response, RejectionCode.UNSUPPORTED_MEDIA_TYPE);
    }

    @ExceptionHandler(HttpMediaTypeNotAcceptableException.class)
    void notAcceptable(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusals.write(request, response, RejectionCode.NOT_ACCEPTABLE);
    }

    @ExceptionHandler
    void method(
            HttpRequestMethodNotSupportedException problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String[] allowed = problem.getSupportedMethods();
        if (allowed != null) response.setHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
        refusals.write(request, response, RejectionCode.METHOD_NOT_ALLOWED);
    }

    @ExceptionHandler(NoResourceFoundException.class)
    void nothingHere(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusals.write(request, response, RejectionCode.NOT_FOUND);
    }

    @ExceptionHandler
    void failed(Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        RejectionCode code = Failures.codeOf(failure);
        switch (code) {
            case INTERNAL_ERROR -> LOG.error("failed: {}", code.wireName(), failure);
            case TEMPORARILY_UNAVAILABLE -> LOG.warn("refused: {} ({})", code.wireName(), failure.getMessage());
            default -> LOG.info("refused: {}", code.wireName());
        }
        refusals.write(request, response, code);
    }
}
