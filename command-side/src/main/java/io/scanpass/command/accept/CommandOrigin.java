package io.scanpass.command.accept;

import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Writes into each event's metadata which request caused it ({@code traceparent}) and who asked ({@code user_id}). */
@Component
class CommandOrigin implements CorrelationDataProvider {

    private final Tracer tracer;
    private final Propagator propagator;

    CommandOrigin(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        Map<String, String> origin = new HashMap<>();
        TraceContext trace = tracer.currentTraceContext().context();
        if (trace != null) {
            propagator.inject(trace, origin, (carrier, key, value) -> {
                if (carrier != null) carrier.put(key, value);
            });
            origin.put("trace_id", trace.traceId());
        }
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who instanceof JwtAuthenticationToken token) {
            origin.put("user_id", token.getToken().getSubject());
        }
        return origin;
    }
}
