package io.scanpass.command.persist.history;

import io.scanpass.contract.seal.SharedKey;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The secret of the history's chain.
 *
 * @param history at least 32 random bytes in base64url; more such secrets may follow: the first one seals, all of them are
 *     recognised, and none can be left out while events that it sealed are stored. Not set: scanpass.keys.shared seals,
 *     and a secret that is taken away there has to go on here
 */
@ConfigurationProperties("scanpass.keys")
record HistoryKeys(@Nullable String history) {

    HistoryChain chain(Supplier<SharedKey> shared) {
        return new HistoryChain(history == null || history.isBlank() ? shared.get() : SharedKey.parse(history));
    }

    @Override
    public String toString() {
        return "[***]";
    }
}
