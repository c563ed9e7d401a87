package io.scanpass.contract.http;

import io.scanpass.contract.RejectionCode;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the container sends what no one else answered, and what a filter failed at. */
@RestController
class LastResort implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);

    private final Refusals refusals;
    private final FailureCodes failures;

    LastResort(Refusals refusals, FailureCodes failures) {
        this.refusals = refusals;
        this.failures = failures;
    }

    @RequestMapping("/error")
    ResponseEntity<Object> answer(HttpServletRequest request) {
        return refusals.answer(request, codeOf(request), new HttpHeaders());
    }

    private RejectionCode codeOf(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            RejectionCode code = failures.of(failure);
            if (code == RejectionCode.INTERNAL_ERROR) LOG.error("failed: {}", code.wireName(), failure);
            return code;
        }
        // Without the attribute somebody asked for /error itself, which is no page of ours.
        return Problem.code(
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status ? status : 404);
    }
}
