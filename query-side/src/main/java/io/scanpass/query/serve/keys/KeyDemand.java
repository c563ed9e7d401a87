package io.scanpass.query.serve.keys;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What the settings of tokens and clients, which others read in full, ask of the keys. */
@ConfigurationProperties("scanpass")
record KeyDemand(@DefaultValue Token token, @DefaultValue Map<String, Client> clients) {

    record Token(@DefaultValue("5m") Duration accessLifetime) {}

    /** @param name that each client has; of one of which nothing is bound here, Spring would keep the algorithm back too */
    record Client(
            @Nullable String name, @DefaultValue("ES256") SigningAlgorithm idTokenSignedResponseAlg) {}

    KeySchedule schedule(KeySettings settings) {
        EnumSet<SigningAlgorithm> algorithms = EnumSet.of(settings.algorithm());
        clients.values().forEach(client -> algorithms.add(client.idTokenSignedResponseAlg()));
        return new KeySchedule(algorithms, settings.rotation(), settings.publishAhead(), token.accessLifetime());
    }
}
