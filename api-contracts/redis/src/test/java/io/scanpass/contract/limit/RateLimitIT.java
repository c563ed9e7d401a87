package io.scanpass.contract.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.http.Refused;
import io.scanpass.contract.redis.RedisClientConfig;
import io.scanpass.contract.seal.Ids;
import io.scanpass.testing.RedisBackend;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

@SpringBootTest(classes = RateLimitIT.Node.class)
@SuppressWarnings("NullAway.Init") // Spring sets the fields
class RateLimitIT {

    private static final Rate FIVE_AN_HOUR = Rate.valueOf("5/1h");

    @Autowired
    private StringRedisTemplate redis;

    private final String name = Ids.random();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void letsSoManyPassAndTellsTheNextHowLongToWait() {
        RateLimit limit = node(redis).limit(name, FIVE_AN_HOUR);
        assertThat(passes(limit, "someone", 7)).isEqualTo(5);
        Refused refused = catchThrowableOfType(Refused.class, () -> limit.take("someone"));
        assertThat(refused.code()).isEqualTo(RejectionCode.TOO_MANY_REQUESTS);
        assertThat(refused.retryAfter()).isBetween(Duration.ofMinutes(11), Duration.ofMinutes(12));
        assertThat(meters.counter("scanpass.limits.refused", "limit", name).count())
                .isEqualTo(3);
    }

    @Test
    void countsEachKeyByItself() {
        RateLimit limit = node(redis).limit(name, FIVE_AN_HOUR);
        assertThat(passes(limit, "someone", 7)).isEqualTo(5);
        assertThat(passes(limit, "another", 7)).isEqualTo(5);
    }

    @Test
    void knowsWithoutCountingThatAKeyIsUsedUp() {
        RateLimit limit = node(redis).limit(name, FIVE_AN_HOUR);
        limit.refuseIfKnownToBeUsedUp("someone");
        assertThat(passes(limit, "someone", 5)).isEqualTo(5);
        limit.refuseIfKnownToBeUsedUp("someone"); // nobody was refused yet
        assertThat(passes(limit, "someone", 1)).isZero();
        Refused refused = catchThrowableOfType(Refused.class, () -> limit.refuseIfKnownToBeUsedUp("someone"));
        assertThat(refused.retryAfter()).isBetween(Duration.ofMinutes(11), Duration.ofMinutes(12));
        limit.refuseIfKnownToBeUsedUp("another");
    }

    @Test
    void holdsOverAllNodes() {
        assertThat(passes(node(redis).limit(name, FIVE_AN_HOUR), "someone", 3)).isEqualTo(3);
        assertThat(passes(node(redis).limit(name, FIVE_AN_HOUR), "someone", 7)).isEqualTo(2);
    }

    @Test
    void takesANewRateAtOnceInsteadOfWhenTheOldOneHasRunOut() {
        assertThat(passes(node(redis).limit(name, FIVE_AN_HOUR), "someone", 7)).isEqualTo(5);
        assertThat(passes(node(redis).limit(name, Rate.valueOf("8/1h")), "someone", 9))
                .isEqualTo(8);
    }

    @Test
    void letsTheNextPassWhenItsTimeHasCome() {
        RateLimit limit = node(redis).limit(name, Rate.valueOf("2/200ms"));
        assertThat(passes(limit, "someone", 5)).isEqualTo(2);
        Awaitility.await().atMost(Duration.ofSeconds(2)).until(() -> passes(limit, "someone", 1) == 1);
    }

    @Test
    void isExactWhenManyComeAtOnce() throws InterruptedException {
        RateLimit here = node(redis).limit(name, FIVE_AN_HOUR);
        RateLimit there = node(redis).limit(name, FIVE_AN_HOUR);
        AtomicInteger passed = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 64)
                    .forEach(caller -> threads.execute(() -> {
                        Awaitility.await().until(() -> start.getCount() == 0);
                        passed.addAndGet(passes(caller % 2 == 0 ? here : there, "someone", 1));
                    }));
            start.countDown();
        }
        assertThat(passed).hasValue(5);
    }

    @Test
    void countsOnThisNodeWhileRedisIsAway() {
        LettuceConnectionFactory nobody = new LettuceConnectionFactory("127.0.0.1", 1);
        nobody.start();
        try {
            RateLimit limit = node(new StringRedisTemplate(nobody)).limit(name, FIVE_AN_HOUR);
            assertThat(passes(limit, "someone", 7)).isEqualTo(5);
        } finally {
            nobody.destroy();
        }
    }

    @Test
    void countsOverAllNodesAgainWhenRedisIsBack() {
        AtomicBoolean away = new AtomicBoolean(true);
        RateLimit here = node(new StringRedisTemplate(unless(away))).limit(name, FIVE_AN_HOUR);
        assertThat(passes(here, "someone", 7)).isEqualTo(5);
        away.set(false);
        RateLimit there = node(redis).limit(name, FIVE_AN_HOUR);
        Awaitility.await("one request a second asks for Redis")
                .atMost(Duration.ofSeconds(5))
                .until(() -> {
                    String key = Ids.random();
                    here.take(key);
                    return passes(there, key, 5) == 4;
                });
        assertThat(passes(here, "another", 3)).isEqualTo(3);
        assertThat(passes(there, "another", 7)).isEqualTo(2);
    }

    private RedisConnectionFactory unless(AtomicBoolean away) {
        RedisConnectionFactory factory = redis.getRequiredConnectionFactory();
        return (RedisConnectionFactory) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {RedisConnectionFactory.class},
                (proxy, method, arguments) -> {
                    if (away.get()) throw new RedisConnectionFailureException("away");
                    return method.invoke(factory, arguments);
                });
    }

    @Test
    void refusesNobodyWhereThereIsNoLimit() {
        assertThat(passes(node(redis).limit(name, Rate.valueOf("off")), "someone", 100))
                .isEqualTo(100);
    }

    private RateLimits node(StringRedisTemplate template) {
        return new RateLimits(template, meters);
    }

    private static int passes(RateLimit limit, String key, int times) {
        int passed = 0;
        for (int i = 0; i < times; i++) {
            try {
                limit.take(key);
                passed++;
            } catch (Refused refused) {
                assertThat(refused.code()).isEqualTo(RejectionCode.TOO_MANY_REQUESTS);
            }
        }
        return passed;
    }

    @ImportAutoConfiguration(DataRedisAutoConfiguration.class)
    @Import({RedisClientConfig.class, RedisBackend.class})
    static class Node {}
}
