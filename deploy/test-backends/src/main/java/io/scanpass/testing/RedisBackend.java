package io.scanpass.testing;

import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Import it into a Spring Boot test that needs Redis. */
@TestConfiguration(proxyBeanMethods = false)
public class RedisBackend {

    @Bean
    DataRedisConnectionDetails redisConnectionDetails() {
        Backends backends = Backends.selected();
        return new DataRedisConnectionDetails() {
            @Override
            public Standalone getStandalone() {
                return Standalone.of(backends.redisHost(), backends.redisPort());
            }
        };
    }
}
