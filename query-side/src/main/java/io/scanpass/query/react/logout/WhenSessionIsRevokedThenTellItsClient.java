package io.scanpass.query.react.logout;

import io.micrometer.core.instrument.MeterRegistry;
import io.scanpass.contract.session.SessionEvent;
import io.scanpass.contract.session.SessionEvent.SessionRevoked;
import io.scanpass.query.project.Reaction;
import io.scanpass.query.project.session.SessionView;
import io.scanpass.query.react.DueWork;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** At least once, until it has understood, or until the end is too long ago. */
@Component
class WhenSessionIsRevokedThenTellItsClient implements Reaction<SessionEvent, SessionView>, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WhenSessionIsRevokedThenTellItsClient.class);

    private final Map<String, LogoutQueue> queues;
    private final LogoutClients clients;
    private final LogoutSettings settings;
    private final LogoutTokens tokens;
    private final LogoutPost post;
    private final MeterRegistry meters;
    private final Clock clock;
    private volatile boolean running;

    WhenSessionIsRevokedThenTellItsClient(
            StringRedisTemplate redis,
            LogoutClients clients,
            LogoutSettings settings,
            LogoutTokens tokens,
            LogoutPost post,
            MeterRegistry meters,
            Clock clock) {
        this.queues = clients.told().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(),
                        client -> new LogoutQueue(
                                client, new DueWork(redis, "logout:" + client), clock::instant, this::deliver)));
        this.clients = clients;
        this.settings = settings;
        this.tokens = tokens;
        this.post = post;
        this.meters = meters;
        this.clock = clock;
    }

    /** Old news is told nobody: after a loss of Redis all of it is read again. */
    @Override
    public void before(SessionEvent event, SessionView after) {
        LogoutQueue queue = queues.get(after.clientId());
        if (queue != null && event instanceof SessionRevoked revoked && !isTooLate(revoked.revokedAt())) {
            queue.add(new Delivery(after.clientId(), after.userId(), after.sessionId(), revoked.revokedAt(), 0));
        }
    }

    private boolean isTooLate(Instant revokedAt) {
        return !clock.instant().isBefore(revokedAt.plus(settings.giveUpAfter()));
    }

    private void deliver(Delivery delivery) {
        LogoutQueue queue = queues.get(delivery.clientId());
        Optional<URI> uri = clients.uri(delivery.clientId());
        if (queue == null || uri.isEmpty()) {
            return;
        }
        try {
            settle(queue, delivery, post.post(uri.get(), token(delivery)));
        } catch (DataAccessException | IllegalStateException away) { // the latter from Redis clients that are stopped
            log.warn("not noted how session {} was told: {}", delivery.sessionId(), away.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private String token(Delivery delivery) {
        return tokens.mint(delivery.clientId(), delivery.userId(), delivery.sessionId());
    }

    private void settle(LogoutQueue queue, Delivery delivery, LogoutPost.Answer answer) {
        String clientId = delivery.clientId();
        String sessionId = delivery.sessionId();
        count(answer.name().toLowerCase(Locale.ROOT));
        switch (answer) {
            case DELIVERED -> {
                queue.done(delivery);
                log.info("{} knows that session {} is over", clientId, sessionId);
            }
            case REFUSED -> {
                queue.done(delivery);
                log.warn("{} refused to end session {}", clientId, sessionId);
            }
            case FAILED -> {
                if (isTooLate(delivery.revokedAt())) {
                    queue.done(delivery);
                    count("given_up");
                    log.warn("{} was never told that session {} is over", clientId, sessionId);
                } else {
                    queue.again(delivery.failed());
                    log.info("{} not told yet that session {} is over", clientId, sessionId);
                }
            }
        }
    }

    private void count(String outcome) {
        meters.counter("scanpass.logout.deliveries", "outcome", outcome).increment();
    }

    @Override
    public void start() {
        running = true;
        queues.values().forEach(LogoutQueue::start);
    }

    @Override
    public void stop() {
        running = false;
        queues.values().forEach(LogoutQueue::stop);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
