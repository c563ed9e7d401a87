package io.scanpass.command.react.session;

import io.scanpass.command.follow.Following;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReactionConfig {

    static final String GROUP = "reactions";

    /** Of a store that is older than the reactions, they leave what it holds alone. */
    @Bean
    ConfigurerModule reactions(ReactionSettings settings) {
        return new Following(GROUP, settings.batchSize(), settings.retryEvery()).fromNowOn();
    }
}
