package io.scanpass.query.serve.keys;

import io.scanpass.contract.seal.SharedKey;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KeysConfig {

    @Bean
    SigningKey signingKey(KeySettings settings) {
        return key("scanpass.keys.signing", settings.signing(), SigningKey::parse, "a private EC key on P-256 as JWK");
    }

    @Bean
    SharedKey sharedKey(KeySettings settings) {
        return key("scanpass.keys.shared", settings.shared(), SharedKey::parse, "32 or more bytes in base64url");
    }

    private static <K> K key(String setting, @Nullable String value, Function<String, K> parse, String expected) {
        if (value == null || value.isBlank()) {
            throw new UnusableKey(setting, "is missing: it must be " + expected);
        }
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException malformed) {
            throw new UnusableKey(setting, "is malformed: it must be " + expected);
        }
    }
}
