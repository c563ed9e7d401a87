package io.scanpass.contract.dpop;

import io.scanpass.contract.http.Origins;
import io.scanpass.contract.http.Refusals;
import io.scanpass.contract.http.UsedIds;
import io.scanpass.contract.redis.RedisUsedIds;
import io.scanpass.contract.seal.SharedKey;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;

/** Import it into a side, and apply {@link Resource} to each chain that takes access tokens. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DpopSettings.class)
public class Dpop {

    @Bean
    Proofs proofs(DpopSettings settings, StringRedisTemplate redis, SharedKey key, Clock clock) {
        Duration life = settings.maxAge().multipliedBy(2); // a clock may be ahead, or behind
        UsedIds used = new RedisUsedIds(redis, "dpop", life);
        return new Proofs(settings, used, new Nonces(key, clock), clock);
    }

    @Bean
    Resource dpopResource(JwtDecoder accessTokens, Proofs proofs, Origins origins, Refusals refusals) {
        return new Resource(new DpopAuthenticationFilter(
                new JwtAuthenticationProvider(accessTokens), proofs, origins.own(), refusals));
    }

    /** Lets a chain of filters take access tokens under the scheme {@code DPoP} too. */
    public static final class Resource extends AbstractHttpConfigurer<Resource, HttpSecurity> {

        private final DpopAuthenticationFilter filter;

        Resource(DpopAuthenticationFilter filter) {
            this.filter = filter;
        }

        @Override
        public void configure(HttpSecurity http) {
            http.addFilterBefore(filter, BearerTokenAuthenticationFilter.class);
        }
    }
}
