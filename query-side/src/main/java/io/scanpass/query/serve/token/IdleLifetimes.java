package io.scanpass.query.serve.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/** How long a session may go without new tokens; the token itself says since when, so a loss of Redis ends no session. */
@Component
public final class IdleLifetimes {

    private final Clients settings;

    IdleLifetimes(Clients settings) {
        this.settings = settings;
    }

    /** @param clients by client id */
    @ConfigurationProperties("scanpass")
    record Clients(@DefaultValue Map<String, Client> clients) {}

    /** @param idleLifetime a refresh token that is older is not taken any more; none: it is, until the session's end */
    record Client(@Nullable Duration idleLifetime) {}

    /** When the session is over if its tokens are of this age, or, earlier, its own end. */
    public Instant end(String clientId, Instant lastTokens, Instant sessionEnd) {
        Client client = settings.clients().get(clientId);
        if (client == null || client.idleLifetime() == null) {
            return sessionEnd;
        }
        Instant idle = lastTokens.plus(client.idleLifetime());
        return idle.isBefore(sessionEnd) ? idle : sessionEnd;
    }
}
