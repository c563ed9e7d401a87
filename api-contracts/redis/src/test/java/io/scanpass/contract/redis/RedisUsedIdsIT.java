package io.scanpass.contract.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.scanpass.contract.http.UsedIds;
import io.scanpass.contract.seal.Ids;
import io.scanpass.testing.RedisBackend;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

@SpringBootTest(classes = RedisUsedIdsIT.Node.class)
@ExtendWith(OutputCaptureExtension.class)
@SuppressWarnings("NullAway.Init") // Spring sets the field
class RedisUsedIdsIT {

    @Autowired
    private StringRedisTemplate redis;

    private final AtomicBoolean away = new AtomicBoolean();
    private final String what = Ids.random();
    private final String id = Ids.random();

    @Test
    void knowAFirstUseFromASecondOnAnyNode() {
        assertThat(node(redis).isFirstUse(id)).isTrue();
        assertThat(node(redis).isFirstUse(id)).isFalse();
        assertThat(new RedisUsedIds(redis, Ids.random(), Duration.ofMinutes(1)).isFirstUse(id))
                .as("of something else")
                .isTrue();
    }

    @Test
    void rememberOnThisNodeWhileRedisIsAwayAndSaySoOncePerOutage(CapturedOutput output) {
        UsedIds node = node(new StringRedisTemplate(unlessAway()));
        for (int outage = 1; outage <= 2; outage++) {
            away.set(true);
            for (int use = 0; use < 3; use++)
                assertThat(node.isFirstUse(outage + id + use)).isTrue();
            assertThat(node.isFirstUse(outage + id + 0)).isFalse();
            away.set(false);
            assertThat(node.isFirstUse(outage + id)).isTrue();
            assertThat(output.getAll().split(what + ": what was used is known to this node alone", -1))
                    .hasSize(outage + 1);
            assertThat(output.getAll().split(what + ": all nodes know again", -1))
                    .hasSize(outage + 1);
        }
    }

    private UsedIds node(StringRedisTemplate template) {
        return new RedisUsedIds(template, what, Duration.ofMinutes(1));
    }

    private RedisConnectionFactory unlessAway() {
        RedisConnectionFactory factory = redis.getRequiredConnectionFactory();
        return (RedisConnectionFactory) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {RedisConnectionFactory.class},
                (proxy, method, arguments) -> {
                    if (away.get()) throw new RedisConnectionFailureException("away");
                    return method.invoke(factory, arguments);
                });
    }

    @ImportAutoConfiguration(DataRedisAutoConfiguration.class)
    @Import({RedisClientConfig.class, RedisBackend.class})
    static class Node {}
}
