package io.scanpass.command.accept;

import io.scanpass.contract.limit.RateLimits;
import io.scanpass.contract.redis.RedisClientConfig;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Redis counts over all nodes how often someone asked; this side decides without it too. */
@Configuration(proxyBeanMethods = false)
@Import({RedisClientConfig.class, RateLimits.class})
class LimitsConfig {}
