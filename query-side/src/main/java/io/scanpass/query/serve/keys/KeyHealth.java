package io.scanpass.query.serve.keys;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Without its file a node signs with the keys it knows, but would miss a rotation or a withdrawal. */
@Component("keys")
final class KeyHealth implements HealthIndicator {

    private final SigningKeys keys;

    KeyHealth(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public Health health() {
        return keys.isUpToDate()
                ? Health.up().build()
                : Health.status(new Status("DEGRADED")).build();
    }
}
