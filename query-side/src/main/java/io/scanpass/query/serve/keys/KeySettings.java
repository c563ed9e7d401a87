package io.scanpass.query.serve.keys;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The secrets of this side, from the environment or from files (a Spring configtree).
 *
 * @param signing a private EC key on P-256 as JWK (JSON text); its {@code kid}, or else its RFC 7638 thumbprint, names it
 * @param shared at least 32 random bytes in base64url, the same on both sides
 */
@ConfigurationProperties("scanpass.keys")
record KeySettings(@Nullable String signing, @Nullable String shared) {

    @Override
    public String toString() {
        return "[***]";
    }
}
