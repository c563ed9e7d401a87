package io.scanpass.query.consume;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Liveness: a consumer that an {@code Error} has ended comes back by a restart only. */
@Component("consumer")
final class ConsumerHealth implements HealthIndicator {

    private final ConsumerStart consumer;

    ConsumerHealth(ConsumerStart consumer) {
        this.consumer = consumer;
    }

    @Override
    public Health health() {
        return consumer.isLost() ? Health.down().build() : Health.up().build();
    }
}
