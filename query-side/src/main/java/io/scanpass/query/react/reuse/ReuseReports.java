package io.scanpass.query.react.reuse;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.scanpass.contract.token.RefreshTokenReused;
import io.scanpass.query.react.DueWork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The outbox: reports are put in by the script that finds the reuse, and stay until Kafka has them. */
@Component
public final class ReuseReports {

    static final String TRACEPARENT = "traceparent";

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final DueWork work;
    private final Tracer tracer;
    private final Propagator propagator;
    private volatile Runnable alarm = () -> {};

    ReuseReports(StringRedisTemplate redis, Tracer tracer, Propagator propagator) {
        this.work = new DueWork(redis, "reuse-reports");
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** What is reported, and which request showed it. */
    record Report(RefreshTokenReused event, @Nullable String traceparent) {}

    /** Where the script puts the report, by the session's id: the due times, then the reports. */
    public List<String> keys() {
        return work.keys();
    }

    /** What it puts there. */
    public String text(RefreshTokenReused event) {
        return JSON.writeValueAsString(new Report(event, traceparent()));
    }

    /** There is one: this node need not wait for its next round. */
    public void wake() {
        alarm.run();
    }

    void onWake(Runnable alarmed) {
        alarm = alarmed;
    }

    DueWork work() {
        return work;
    }

    static Report read(String text) {
        return JSON.readValue(text, Report.class);
    }

    static byte[] json(RefreshTokenReused event) {
        return JSON.writeValueAsBytes(event);
    }

    private @Nullable String traceparent() {
        Span span = tracer.currentSpan();
        if (span == null) {
            return null;
        }
        Map<String, String> headers = new HashMap<>();
        propagator.inject(span.context(), headers, (carrier, name, value) -> {
            if (carrier != null) carrier.put(name, value);
        });
        return headers.get(TRACEPARENT);
    }
}
