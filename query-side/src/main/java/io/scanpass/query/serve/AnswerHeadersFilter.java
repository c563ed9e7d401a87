package io.scanpass.query.serve;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** What stands on every answer, refusals of the container and of the firewall included. */
@Component
@Order(AnswerHeadersFilter.ORDER)
final class AnswerHeadersFilter extends OncePerRequestFilter {

    /** Right after the filter that opens the request's trace. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 2;

    private final TraceIds traceIds;
    private final String contentSecurityPolicy;

    AnswerHeadersFilter(TraceIds traceIds, ServeSettings settings) {
        this.traceIds = traceIds;
        this.contentSecurityPolicy = "default-src 'self'; img-src 'self' data:; connect-src 'self' "
                + settings.phoneOrigin() + "; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", contentSecurityPolicy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store"); // until someone knows better
        traceIds.current().ifPresent(id -> response.setHeader("X-Trace-Id", id));
        chain.doFilter(request, response);
    }
}
