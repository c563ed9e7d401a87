package io.scanpass.query.react.logout;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param clients by client id */
@Validated
@ConfigurationProperties("scanpass")
record LogoutClients(@DefaultValue Map<String, @Valid Client> clients) {

    /** @param backchannelLogoutUri where to tell it that a session is over (Back-Channel Logout 1.0 section 2.2) */
    record Client(@Nullable URI backchannelLogoutUri) {

        private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

        @AssertTrue(message = "backchannel-logout-uri must be https, or http on localhost, without a fragment")
        public boolean isBackchannelLogoutUriUsable() {
            URI uri = backchannelLogoutUri;
            if (uri == null) return true;
            if (uri.getHost() == null || uri.getRawFragment() != null) return false;
            return "https".equals(uri.getScheme())
                    || ("http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost()));
        }
    }

    Optional<URI> uri(String clientId) {
        return Optional.ofNullable(clients.get(clientId)).map(Client::backchannelLogoutUri);
    }

    /** Those that want to be told. */
    Set<String> told() {
        return clients.keySet().stream()
                .filter(client -> uri(client).isPresent())
                .collect(Collectors.toSet());
    }
}
