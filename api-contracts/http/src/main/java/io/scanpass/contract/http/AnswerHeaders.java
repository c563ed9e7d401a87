package io.scanpass.contract.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/** What stands on every answer, refusals of the container and of the firewall included. */
@Order(AnswerHeaders.ORDER)
public final class AnswerHeaders extends OncePerRequestFilter {

    /** Right after the filter that opens the request's trace. */
    public static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 2;

    private final TraceIds traceIds;
    private final String contentSecurityPolicy;

    AnswerHeaders(TraceIds traceIds, Origins origins) {
        this.traceIds = traceIds;
        this.contentSecurityPolicy = "default-src 'self'; img-src 'self' data:; connect-src 'self' " + origins.other()
                + "; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", contentSecurityPolicy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store"); // until someone knows better
        if (request.isSecure()) response.setHeader("Strict-Transport-Security", "max-age=31536000");
        traceIds.current().ifPresent(id -> response.setHeader(TraceIds.HEADER, id));
        chain.doFilter(request, response);
    }

    /** Tomcat refuses TRACE before any filter; then the answer to that is the first thing seen here. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
