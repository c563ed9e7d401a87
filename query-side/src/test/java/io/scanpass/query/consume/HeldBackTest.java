package io.scanpass.query.consume;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.RedisSystemException;

class HeldBackTest {

    @Test
    void parksNothingWhileRedisOrKafkaIsAway() {
        assertThat(HeldBack.lasting(new QueryTimeoutException("no answer"))).isNull();
        assertThat(HeldBack.lasting(new RedisSystemException("", new IllegalStateException("OOM command"))))
                .isNull();
        assertThat(HeldBack.lasting(new TimeoutException())).isNull();
    }

    @Test
    void saysWhereAProjectionFailsButNotWithWhat() {
        assertThat(HeldBack.lasting(new IllegalStateException("canary")))
                .startsWith("IllegalStateException at io.scanpass.query.consume.HeldBackTest.says")
                .doesNotContain("canary");
        assertThat(HeldBack.lasting(
                        new RedisSystemException("", new IllegalStateException("ERR WRONGTYPE Operation against"))))
                .isEqualTo("what is in Redis is no view");
    }
}
