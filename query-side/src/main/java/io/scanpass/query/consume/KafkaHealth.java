package io.scanpass.query.consume;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** Readiness: without Kafka the views grow old, yet they are served, so the node stays in. */
@Component("kafka")
final class KafkaHealth implements HealthIndicator, DisposableBean {

    static final Status DEGRADED = new Status("DEGRADED");

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final KafkaAdmin settings;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Admin admin;
    private volatile Health last = Health.unknown().build();

    KafkaHealth(KafkaAdmin settings) {
        this.settings = settings;
    }

    @Override
    public Health health() {
        if (!lock.tryLock()) {
            return last; // someone is asking just now; a crowd of probes need not queue for a second each
        }
        try {
            last = ask();
            return last;
        } finally {
            lock.unlock();
        }
    }

    private Health ask() {
        try {
            int timeout = Math.toIntExact(LONGEST_WAIT.toMillis());
            admin().describeCluster(new DescribeClusterOptions().timeoutMs(timeout))
                    .nodes()
                    .get(timeout, TimeUnit.MILLISECONDS);
            return Health.up().build();
        } catch (KafkaException | ExecutionException | TimeoutException unreachable) {
            return Health.status(DEGRADED).build();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Health.status(DEGRADED).build();
        }
    }

    private Admin admin() {
        Admin made = admin;
        if (made == null) {
            Map<String, Object> properties = new HashMap<>(settings.getConfigurationProperties());
            made = Admin.create(properties);
            admin = made;
        }
        return made;
    }

    @Override
    public void destroy() {
        Admin made = admin;
        if (made != null) {
            made.close(Duration.ZERO);
        }
    }
}
