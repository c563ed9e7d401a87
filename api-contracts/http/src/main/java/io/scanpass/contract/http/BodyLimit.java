package io.scanpass.contract.http;

import io.scanpass.contract.RejectionCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/** Nobody needs a body over 16 KiB here, whether its length is declared or it comes in chunks. */
@Order(AnswerHeaders.ORDER + 1)
final class BodyLimit extends OncePerRequestFilter {

    private static final int LIMIT = 16 * 1024;

    private final Refusals refusals;

    BodyLimit(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LIMIT) {
            refusals.write(request, response, RejectionCode.BODY_TOO_LARGE);
        } else if (request.getHeader("Transfer-Encoding") == null) {
            chain.doFilter(request, response);
        } else {
            byte[] body = request.getInputStream().readNBytes(LIMIT + 1);
            if (body.length > LIMIT) {
                refusals.write(request, response, RejectionCode.BODY_TOO_LARGE);
            } else {
                chain.doFilter(new ReadRequest(request, body), response);
            }
        }
    }
}
