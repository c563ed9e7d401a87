package io.scanpass.command.accept;

import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the caller the trace id under which the request can be found, in the logs and as far as the SSE frame. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2) // right behind the filter that starts the trace
class TraceHeader extends OncePerRequestFilter {

    static final String NAME = "X-Trace-Id";

    private final Tracer tracer;

    TraceHeader(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String traceId = traceId();
        if (traceId != null) response.setHeader(NAME, traceId);
        chain.doFilter(request, response);
    }

    @Nullable
    String traceId() {
        TraceContext context = tracer.currentTraceContext().context();
        return context == null ? null : context.traceId();
    }
}
