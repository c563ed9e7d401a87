package io.scanpass.command.accept;

import io.scanpass.contract.RejectionCode;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the container itself refuses, or a filter fails at, reads like every other refusal. */
@Controller
class ErrorPage implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPage.class);

    private final Refusals refusals;

    ErrorPage(Refusals refusals) {
        this.refusals = refusals;
    }

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusals.write(request, response, codeOf(request));
    }

    private static RejectionCode codeOf(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            RejectionCode code = Failures.codeOf(failure);
            if (code == RejectionCode.INTERNAL_ERROR) LOG.error("failed: {}", code.wireName(), failure);
            return code;
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return switch (status instanceof Integer number ? number : 404) {
            case 400 -> RejectionCode.MALFORMED_REQUEST;
            case 401 -> RejectionCode.UNAUTHENTICATED;
            case 403 -> RejectionCode.INSUFFICIENT_SCOPE;
            case 405 -> RejectionCode.METHOD_NOT_ALLOWED;
            case 413 -> RejectionCode.BODY_TOO_LARGE;
            case 415 -> RejectionCode.UNSUPPORTED_MEDIA_TYPE;
            case 404 -> RejectionCode.NOT_FOUND;
            default -> RejectionCode.INTERNAL_ERROR;
        };
    }
}
