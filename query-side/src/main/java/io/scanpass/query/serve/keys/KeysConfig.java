package io.scanpass.query.serve.keys;

import io.scanpass.contract.seal.SharedKey;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KeysConfig {

    @Bean
    SigningKeys signingKeys(KeySettings settings, KeyDemand demand, Clock clock) {
        KeySchedule schedule = demand.schedule(settings);
        if (settings.file() == null) return fixed(settings, schedule, clock.instant());
        if (settings.signing() != null) {
            throw new UnusableKey("scanpass.keys.signing", "is set, and scanpass.keys.file too: only one may be");
        }
        try {
            KeyRing first = first(settings, clock.instant());
            return new FileKeys(file(settings), first, settings.algorithm(), schedule, clock).polling(settings.poll());
        } catch (IOException failure) {
            throw new UnusableKey("scanpass.keys.file", "cannot be used: " + FileKeys.reason(failure));
        }
    }

    static KeyFile file(KeySettings settings) {
        if (settings.file() == null) throw new UnusableKey("scanpass.keys.file", "is missing");
        return new KeyFile(
                settings.file(),
                key("scanpass.keys.encryption", settings.encryption(), RingSeal::parse, "32 bytes in base64url"));
    }

    private static SigningKeys fixed(KeySettings settings, KeySchedule schedule, Instant now) {
        KeyRing ring = key(
                "scanpass.keys.signing",
                settings.signing(),
                text -> RingSeal.keys(text, Instant.EPOCH),
                "a private JWK or JWK set, unless there is scanpass.keys.file");
        for (SigningAlgorithm algorithm : schedule.algorithms()) {
            if (ring.signs(algorithm, now).isEmpty()) {
                throw new UnusableKey("scanpass.keys.signing", "has no key that signs " + algorithm.wireName());
            }
        }
        return new FixedKeys(ring, settings.algorithm());
    }

    private static KeyRing first(KeySettings settings, Instant now) {
        if (settings.first() == null) return KeyRing.EMPTY;
        return key("scanpass.keys.first", settings.first(), text -> RingSeal.keys(text, now), "a private JWK");
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
