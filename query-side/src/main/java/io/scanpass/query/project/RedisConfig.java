package io.scanpass.query.project;

import io.scanpass.contract.redis.RedisClientConfig;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(RedisClientConfig.class)
class RedisConfig {}
