package io.scanpass.command.accept;

import io.scanpass.contract.seal.SharedKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Secrets of this side.
 *
 * @param shared at least 32 random bytes in base64url, the same on both sides; no default. While it is rotated, two
 *     of them ({@link SharedKey})
 */
@ConfigurationProperties("scanpass.keys")
record Keys(@Nullable String shared) {

    SharedKey sharedKey() {
        if (shared == null || shared.isBlank()) {
            throw new MissingKey(
                    "scanpass.keys.shared is not set: give both sides the same 32 random bytes in base64url"
                            + " (environment SCANPASS_KEYS_SHARED, or a file by spring.config.import=configtree:)");
        }
        try {
            return SharedKey.parse(shared);
        } catch (IllegalArgumentException unusable) {
            throw new MissingKey("scanpass.keys.shared cannot be used: " + unusable.getMessage());
        }
    }

    @Override
    public String toString() {
        return "[***]";
    }

    /** Keeps the application from starting; the message is for the operator. */
    static final class MissingKey extends RuntimeException {

        private static final long serialVersionUID = 1L;

        MissingKey(String message) {
            super(message);
        }
    }
}
