package io.scanpass.command.accept;

import io.scanpass.contract.seal.SharedKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SharedKeyConfig {

    @Bean
    SharedKey sharedKey(Keys keys) {
        return keys.sharedKey();
    }
}
