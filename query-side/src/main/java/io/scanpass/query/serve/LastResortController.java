package io.scanpass.query.serve;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the container sends what no one else answered. */
@RestController
class LastResortController implements ErrorController {

    private final Refusals refusals;

    LastResortController(Refusals refusals) {
        this.refusals = refusals;
    }

    @RequestMapping("/error")
    ResponseEntity<Object> answer(HttpServletRequest request) {
        // Without the attribute somebody asked for /error itself, which is no page of ours.
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        return refusals.answer(request, Problem.code(status), new HttpHeaders());
    }
}
