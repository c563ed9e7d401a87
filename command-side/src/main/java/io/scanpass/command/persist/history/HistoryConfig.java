package io.scanpass.command.persist.history;

import io.scanpass.contract.seal.SharedKey;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HistoryConfig {

    @Bean
    HistoryChain historyChain(HistoryKeys keys, ObjectProvider<SharedKey> sharedKey) {
        return keys.chain(sharedKey::getObject);
    }
}
