package io.scanpass.contract.http;

import io.scanpass.contract.RejectionCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tomcat throws at whoever first asks for parameters that do not decode. Its message repeats their values, and would be
 * logged where a filter lets it out.
 */
@Order(AnswerHeaders.ORDER + 2)
final class UnreadableParameters extends OncePerRequestFilter {

    private final Refusals refusals;

    UnreadableParameters(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (InvalidParameterException malformed) {
            refusals.write(request, response, RejectionCode.MALFORMED_REQUEST);
        }
    }
}
