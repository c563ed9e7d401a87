package io.scanpass.contract.redis;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.connection.RedisClusterConnection;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.RedisSentinelConnection;

/**
 * Lets nobody queue for the first connection. Until it stands, Spring's factory makes all who ask try in turn, for a
 * second each if Redis is silent: the tenth would wait for ten. Here each waits one second for his turn at most.
 */
final class FirstConnection implements RedisConnectionFactory {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final RedisConnectionFactory factory;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile boolean stands;

    FirstConnection(RedisConnectionFactory factory) {
        this.factory = factory;
    }

    @Override
    public RedisConnection getConnection() {
        if (stands) {
            return factory.getConnection();
        }
        awaitTurn();
        try {
            RedisConnection first = factory.getConnection();
            stands = true;
            return first;
        } finally {
            turn.unlock();
        }
    }

    private void awaitTurn() {
        try {
            if (!turn.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RedisConnectionFailureException("not connected yet");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RedisConnectionFailureException("not connected yet", stopped);
        }
    }

    @Override
    public RedisClusterConnection getClusterConnection() {
        return factory.getClusterConnection();
    }

    @Override
    public RedisSentinelConnection getSentinelConnection() {
        return factory.getSentinelConnection();
    }

    @Override
    public boolean getConvertPipelineAndTxResults() {
        return factory.getConvertPipelineAndTxResults();
    }

    @Override
    public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException failure) {
        return factory.translateExceptionIfPossible(failure);
    }
}
