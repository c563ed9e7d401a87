package io.scanpass.query.serve.keys;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Whether keys rotate: how long the one of access tokens has signed, and how many are published. */
@Component
final class KeyMetrics implements MeterBinder {

    private final SigningKeys keys;
    private final Clock clock;

    KeyMetrics(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("scanpass.keys.signing.age", this, KeyMetrics::age)
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("scanpass.keys.published", this, metrics -> metrics.keys
                        .ring()
                        .published(clock.instant())
                        .size())
                .register(meters);
        Gauge.builder("scanpass.keys.up.to.date", this, metrics -> metrics.keys.isUpToDate() ? 1 : 0)
                .register(meters);
    }

    private double age() {
        Instant now = clock.instant();
        return Duration.between(keys.ring().signing(keys.algorithm(), now).signsFrom(), now)
                .toSeconds();
    }
}
