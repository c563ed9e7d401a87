package io.scanpass.query.serve.changes;

import io.scanpass.query.project.ViewKeys;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.MessageListener;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.SubscriptionListener;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * One subscription per node for all who wait. Redis forgets what it announces while nobody listens, so everyone is
 * woken, and reads again, whenever the subscription is made anew (Lettuce does that after each reconnection).
 */
@Component
class RedisViewChanges implements ViewChanges, MessageListener, SubscriptionListener, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RedisViewChanges.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);
    private static final byte[] CHANNEL = ViewKeys.CHANGED.getBytes(StandardCharsets.UTF_8);

    private final LocalListeners listeners = new LocalListeners();
    private final RedisConnectionFactory redis;
    private final Clock clock;
    private volatile @Nullable Thread subscriber;
    private volatile @Nullable RedisConnection connection;

    RedisViewChanges(StringRedisTemplate redis, Clock clock) {
        this.redis = redis.getRequiredConnectionFactory();
        this.clock = clock;
    }

    @Override
    public Listening listenTo(String viewKey) {
        return listeners.add(viewKey);
    }

    @Override
    public <V> Optional<V> await(String viewKey, Supplier<Optional<V>> read, Duration longest) {
        Instant end = clock.instant().plus(longest);
        try (Listening listening = listenTo(viewKey)) {
            Optional<V> view = read.get();
            Duration left = Duration.between(clock.instant(), end);
            while (view.isEmpty() && left.isPositive()) {
                // No longer than this at a time: an announcement is lost while the subscription is made anew.
                listening.await(left.compareTo(BETWEEN_ATTEMPTS) < 0 ? left : BETWEEN_ATTEMPTS);
                view = read.get();
                left = Duration.between(clock.instant(), end);
            }
            return view;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void wakeAll() {
        listeners.wakeAll();
    }

    @Override
    public void onMessage(Message message, byte @Nullable [] pattern) {
        String changed = new String(message.getBody(), StandardCharsets.UTF_8);
        if (changed.equals(ViewKeys.GENERATION)) {
            listeners.wakeAll();
        } else {
            listeners.wake(changed);
        }
    }

    @Override
    public void onChannelSubscribed(byte[] channel, long count) {
        log.info("listening to announcements");
        listeners.wakeAll();
    }

    @Override
    public void start() {
        Thread thread = Thread.ofVirtual().name("view-changes").unstarted(this::subscribe);
        subscriber = thread; // before it runs: it looks whether it is still wanted
        thread.start();
    }

    private void subscribe() {
        boolean reported = false;
        while (subscriber != null && connection == null) {
            RedisConnection opened = null;
            try {
                opened = redis.getConnection();
                opened.subscribe(this, CHANNEL);
                connection = opened;
            } catch (DataAccessException | IllegalStateException down) { // the latter from a factory that is stopped
                if (!reported) {
                    log.warn("not listening to announcements, trying again and again: {}", down.getMessage());
                    reported = true;
                }
                if (opened != null) {
                    opened.close();
                }
                if (!paused()) {
                    return;
                }
            }
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(BETWEEN_ATTEMPTS);
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    @Override
    public void stop() {
        Thread running = subscriber;
        subscriber = null;
        if (running != null) {
            running.interrupt();
        }
        RedisConnection opened = connection;
        connection = null;
        if (opened != null) {
            opened.close();
        }
    }

    @Override
    public boolean isRunning() {
        return subscriber != null;
    }
}
